package dev.costtracker.projections.team;

import dev.costtracker.core.eventlog.LoggedEvent;
import dev.costtracker.core.team.AccountChange.AccountLinked;
import dev.costtracker.core.team.AccountChange.InvitationMade;
import dev.costtracker.core.team.KeyChange.KeyIssued;
import dev.costtracker.core.team.KeyChange.KeyRevoked;
import dev.costtracker.core.team.KeyChange.KeyUsed;
import dev.costtracker.core.team.KeyId;
import dev.costtracker.core.team.LoginChange.LoginBegun;
import dev.costtracker.core.team.LoginChange.LoginEnded;
import dev.costtracker.core.team.LoginChange.LoginRenewed;
import dev.costtracker.core.team.MemberChange.MemberAdded;
import dev.costtracker.core.team.MemberChange.MemberErased;
import dev.costtracker.core.team.MemberChange.MemberRemoved;
import dev.costtracker.core.team.MemberChange.PersonChanged;
import dev.costtracker.core.team.MemberChange.PersonRegistered;
import dev.costtracker.core.team.MemberChange.RoleChanged;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.ProjectChange.ProjectArchived;
import dev.costtracker.core.team.ProjectChange.ProjectCreated;
import dev.costtracker.core.team.ProjectChange.ProjectRenamed;
import dev.costtracker.core.team.ProjectChange.ProjectReopened;
import dev.costtracker.core.team.TeamChange.ProjectListClosed;
import dev.costtracker.core.team.TeamChange.ProjectListOpened;
import dev.costtracker.core.team.TeamChange.TeamArchived;
import dev.costtracker.core.team.TeamChange.TeamCreated;
import dev.costtracker.core.team.TeamChange.TeamRenamed;
import dev.costtracker.core.team.TeamChange.TeamReopened;
import dev.costtracker.core.team.TeamChange.TeamZoneSet;
import dev.costtracker.core.team.TeamEvent;
import dev.costtracker.core.team.TeamId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, when, with which key.
 *
 * @param position its place in the log
 * @param actor the member who did it
 * @param key the id of the key it was done with
 * @param team where; null if it concerns a person in all teams
 * @param member to whom; null if it was not done to somebody
 * @param subject to what: the first name of a project, the id of a key, a login or a linked account; null if the team or the member is all
 * @param value what it is since: a name, a time zone, a role, the kind of a key; null if there is nothing to say
 */
public record AuditEntry(
        long position,
        Instant at,
        String actor,
        String key,
        AuditAction action,
        @Nullable TeamId team,
        @Nullable MemberId member,
        @Nullable String subject,
        @Nullable String value) {

    /** The entry for an event; none for those that say nothing of their own. */
    static Optional<AuditEntry> of(LoggedEvent logged) {
        return logged.payload() instanceof TeamEvent event
                ? Optional.ofNullable(entry(logged, event))
                : Optional.empty();
    }

    private static @Nullable AuditEntry entry(LoggedEvent at, TeamEvent event) {
        return switch (event) {
            case TeamCreated it -> about(at, AuditAction.TEAM_CREATED, it.team(), it.name());
            case TeamRenamed it -> about(at, AuditAction.TEAM_RENAMED, it.team(), it.name());
            case TeamZoneSet it ->
                about(at, AuditAction.TEAM_ZONE_SET, it.team(), it.zone().getId());
            case TeamArchived it -> about(at, AuditAction.TEAM_ARCHIVED, it.team(), null);
            case TeamReopened it -> about(at, AuditAction.TEAM_REOPENED, it.team(), null);
            case ProjectListClosed it -> about(at, AuditAction.PROJECT_LIST_CLOSED, it.team(), null);
            case ProjectListOpened it -> about(at, AuditAction.PROJECT_LIST_OPENED, it.team(), null);
            case ProjectCreated it -> of(at, AuditAction.PROJECT_CREATED, it.team(), null, it.project(), null);
            case ProjectArchived it -> of(at, AuditAction.PROJECT_ARCHIVED, it.team(), null, it.project(), null);
            case ProjectReopened it -> of(at, AuditAction.PROJECT_REOPENED, it.team(), null, it.project(), null);
            case ProjectRenamed it -> of(at, AuditAction.PROJECT_RENAMED, it.team(), null, it.project(), it.name());
            case MemberAdded it -> of(at, AuditAction.MEMBER_ADDED, it.team(), it.member(), null, word(it.role()));
            case RoleChanged it -> of(at, AuditAction.ROLE_CHANGED, it.team(), it.member(), null, word(it.role()));
            case MemberRemoved it -> of(at, AuditAction.MEMBER_REMOVED, it.team(), it.member(), null, null);
            case MemberErased it -> of(at, AuditAction.MEMBER_ERASED, null, it.member(), null, null);
            case KeyIssued it -> of(at, AuditAction.KEY_ISSUED, it.team(), it.member(), id(it.key()), word(it.kind()));
            case KeyRevoked it -> of(at, AuditAction.KEY_REVOKED, it.team(), it.member(), id(it.key()), null);
            case PersonRegistered it -> null; // the person's being added says it
            case PersonChanged it -> of(at, AuditAction.PERSON_CHANGED, it.team(), it.member(), null, null);
            case KeyUsed it -> null;
            case LoginBegun it ->
                of(at, AuditAction.SIGNED_IN, it.team(), it.member(), it.login().value(), null);
            case LoginEnded it ->
                of(
                        at,
                        AuditAction.SIGNED_OUT,
                        it.team(),
                        it.member(),
                        it.login().value(),
                        null);
            case LoginRenewed it -> null;
            case InvitationMade it -> of(at, AuditAction.INVITED, it.team(), it.member(), null, null);
            case AccountLinked it -> of(at, AuditAction.ACCOUNT_LINKED, it.team(), it.member(), id(it.account()), null);
        };
    }

    private static AuditEntry about(LoggedEvent event, AuditAction action, TeamId team, @Nullable String value) {
        return of(event, action, team, null, null, value);
    }

    private static AuditEntry of(
            LoggedEvent event,
            AuditAction action,
            @Nullable TeamId team,
            @Nullable MemberId member,
            @Nullable String subject,
            @Nullable String value) {
        return new AuditEntry(
                event.position(),
                event.recordedAt(),
                event.metadata().getOrDefault("user", ""),
                event.metadata().getOrDefault("key", ""),
                action,
                team,
                member,
                subject,
                value);
    }

    private static String id(KeyId key) {
        return key.value();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
