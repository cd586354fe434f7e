package dev.costtracker.core.team;

import java.time.ZoneId;
import java.util.Set;
import org.axonframework.messaging.eventstreaming.Tag;

/** A team came to be, or is now otherwise. */
public sealed interface TeamChange extends TeamEvent {

    /** The team. */
    TeamId team();

    @Override
    default Set<Tag> tags() {
        return Set.of(TeamTags.ALL, TeamTags.of(team()), TeamTags.about(team()));
    }

    /**
     * There is a new team.
     *
     * @param zone in which its days begin
     */
    record TeamCreated(TeamId team, String name, ZoneId zone) implements TeamChange {}

    /** A team has another name. */
    record TeamRenamed(TeamId team, String name) implements TeamChange {}

    /**
     * A team's days begin at another time.
     *
     * @param zone in which they begin
     */
    record TeamZoneSet(TeamId team, ZoneId zone) implements TeamChange {}

    /** A team can be read and not written to. */
    record TeamArchived(TeamId team) implements TeamChange {}

    /** A team that was archived can be written to again. */
    record TeamReopened(TeamId team) implements TeamChange {}

    /** Sessions may be started only in projects that are on the team's list. */
    record ProjectListClosed(TeamId team) implements TeamChange {}

    /** A project is made on first use again. */
    record ProjectListOpened(TeamId team) implements TeamChange {}
}
