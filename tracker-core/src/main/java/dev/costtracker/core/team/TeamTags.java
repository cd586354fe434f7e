package dev.costtracker.core.team;

import java.time.LocalDate;
import org.axonframework.messaging.eventstreaming.Tag;

/** The tags under which the events about teams, people and keys are found. */
public final class TeamTags {

    /** Everything that the directory is made of. */
    public static final Tag ALL = new Tag("teams", "all");

    /** Everything about logins; these are many, and only the newest matter. */
    public static final Tag LOGINS = new Tag("logins", "all");

    static final String WITHIN = "project";

    private TeamTags() {}

    /** Everything done in a team to its settings, projects, members and keys. */
    public static Tag of(TeamId team) {
        return new Tag("team", team.value());
    }

    /** The team itself: its name, zone, list of projects, and whether it is archived. */
    public static Tag about(TeamId team) {
        return new Tag("about", team.value());
    }

    /** What has this name on a team's list of projects. */
    public static Tag listed(TeamId team, String project) {
        return new Tag("listed", team.value() + "/" + project);
    }

    /** Life cycle and interactions of the sessions in a project, by its first name. */
    public static Tag within(TeamId team, String project) {
        return new Tag(WITHIN, team.value() + "/" + project);
    }

    /** One person, in all teams. */
    public static Tag person(MemberId member) {
        return new Tag("person", member.value());
    }

    /** One API key; not that it was used. */
    public static Tag key(KeyId key) {
        return new Tag("key", key.value());
    }

    /** The days on which an API key was used. */
    public static Tag uses(KeyId key) {
        return new Tag("uses", key.value());
    }

    /** One login. */
    static Tag login(LoginId login) {
        return new Tag("login", login.value());
    }

    /** That an API key was used on a day. */
    static Tag use(KeyId key, LocalDate day) {
        return new Tag("use", key.value() + "/" + day);
    }
}
