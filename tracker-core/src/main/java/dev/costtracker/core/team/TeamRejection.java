package dev.costtracker.core.team;

import dev.costtracker.core.Rejection;
import java.io.Serial;

/** A team, its people or its keys do not allow what was asked. */
public abstract sealed class TeamRejection extends Rejection {

    @Serial
    private static final long serialVersionUID = 1L;

    private TeamRejection(String code, String message) {
        super(code, message);
    }

    /** The key, or its owner's place in the team, is gone since the request came in. */
    public static final class AccessLost extends TeamRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        AccessLost() {
            super("unauthorized", "the key opens nothing any more");
        }
    }

    /** What the caller may do has changed since the request came in; sent again, it is judged by that. */
    public static final class AccessChanged extends TeamRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        AccessChanged() {
            super("contended", "what the key may do has changed at this moment");
        }
    }

    /** The caller is in the team, but may not do this. */
    public static final class NotPermitted extends TeamRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        public NotPermitted(String what) {
            super("not-permitted", what);
        }
    }

    /** There is no such team, or not for the caller. */
    public static final class TeamNotFound extends TeamRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        public TeamNotFound(TeamId team) {
            super("team-not-found", "there is no team " + team.value());
        }
    }

    /** A team with this id but other content exists. */
    public static final class TeamExists extends TeamRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        TeamExists(TeamId team) {
            super("team-exists", "team %s exists with other content".formatted(team.value()));
        }
    }

    /** The team can be read only. */
    public static final class TeamIsArchived extends TeamRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        public TeamIsArchived(TeamId team) {
            super("team-archived", "team %s is archived; reopen it to write to it".formatted(team.value()));
        }
    }

    /** There is no such project on the team's list. */
    public static final class ProjectNotFound extends TeamRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        ProjectNotFound(String project) {
            super("project-not-found", "the team's list has no project " + project);
        }
    }

    /** The name is another project's, or was. */
    public static final class ProjectExists extends TeamRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        ProjectExists(String name) {
            super("project-exists", "the name %s belongs to another project of the team".formatted(name));
        }
    }

    /** No session may be started in the project. */
    public static final class ProjectIsArchived extends TeamRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        public ProjectIsArchived(String project) {
            super("project-archived", "project %s is archived".formatted(project));
        }
    }

    /** The team's list is closed, and the project is not on it. */
    public static final class ProjectNotListed extends TeamRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        public ProjectNotListed(String project) {
            super("project-not-listed", "the team's list of projects is closed and has no " + project);
        }
    }

    /** The team has no such member. */
    public static final class MemberNotFound extends TeamRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        public MemberNotFound(MemberId member) {
            super("member-not-found", "there is no member " + member.value());
        }
    }

    /** The person is known under another name or e-mail, or belongs to the team in another role. */
    public static final class MemberExists extends TeamRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        MemberExists(MemberId member) {
            super("member-exists", "member %s exists with another name, e-mail or role".formatted(member.value()));
        }
    }

    /** The person's name or e-mail is another since the request came in; sent again, it changes that one. */
    public static final class PersonHasChanged extends TeamRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        PersonHasChanged() {
            super("contended", "the member's name or e-mail has changed at this moment");
        }
    }

    /** Without this person nobody would manage the team. */
    public static final class LastManager extends TeamRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        LastManager(MemberId member) {
            super("last-manager", "member %s is the team's last manager".formatted(member.value()));
        }
    }

    /** The person was erased, which is for ever. */
    public static final class MemberIsErased extends TeamRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        public MemberIsErased(MemberId member) {
            super("member-erased", "member %s was erased; choose another id".formatted(member.value()));
        }
    }

    /** The account signs in as nobody here, and nothing allows that it does. */
    public static final class AccountNotKnown extends TeamRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        public AccountNotKnown() {
            super("account-not-known", "the account is linked with nobody here");
        }
    }

    /** There is no such key that the caller may see. */
    public static final class KeyNotFound extends TeamRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        public KeyNotFound(KeyId key) {
            super("key-not-found", "there is no key " + key.value());
        }
    }
}
