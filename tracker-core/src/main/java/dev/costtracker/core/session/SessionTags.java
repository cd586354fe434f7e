package dev.costtracker.core.session;

import dev.costtracker.core.team.TeamId;
import dev.costtracker.core.team.TeamTags;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.eventstreaming.Tag;

/** The tags under which a session's events are found; every value begins with the team's id and a slash. */
public final class SessionTags {

    private SessionTags() {}

    /** Everything of one session. */
    public static Tag session(TeamId team, SessionId session) {
        return new Tag("session", team.value() + "/" + session.value());
    }

    /** Start, end and resumption of one session, and nothing else: what logging needs to know of it. */
    public static Tag lifeCycle(TeamId team, SessionId session) {
        return new Tag("lifecycle", team.value() + "/" + session.value());
    }

    /** Starts, ends and resumptions of a team's sessions. */
    public static Tag sessionsOf(TeamId team) {
        return new Tag("sessions", team.value());
    }

    /** Life cycle and interactions of a project's sessions. */
    public static Tag project(TeamId team, String project) {
        return TeamTags.within(team, project);
    }

    /** What a project's later sessions take over: entries that can be open, and their being done. */
    public static Tag carried(TeamId team, String project) {
        return new Tag("carried", team.value() + "/" + project);
    }

    /** Everything of one interaction, under its id or one of its aliases. */
    public static Tag interaction(TeamId team, InteractionId interaction) {
        return new Tag("interaction", team.value() + "/" + interaction.value());
    }

    /** Everything of one interaction, under all ids by which it is known. */
    static List<Tag> interaction(TeamId team, InteractionId interaction, List<InteractionId> aliases) {
        var tags = new ArrayList<Tag>();
        tags.add(interaction(team, interaction));
        aliases.forEach(alias -> tags.add(interaction(team, alias)));
        return tags;
    }

    /** Everything of one journal entry. */
    public static Tag entry(TeamId team, SessionId session, EntryId entry) {
        return new Tag("entry", team.value() + "/" + session.value() + "/" + entry.value());
    }

    /** The ratings of one session. */
    static Tag rating(TeamId team, SessionId session) {
        return new Tag("rating", team.value() + "/" + session.value());
    }

    /** The code metrics of one session. */
    static Tag codeMetrics(TeamId team, SessionId session) {
        return new Tag("metrics", team.value() + "/" + session.value());
    }
}
