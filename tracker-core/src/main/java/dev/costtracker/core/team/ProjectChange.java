package dev.costtracker.core.team;

import java.util.Set;
import org.axonframework.messaging.eventstreaming.Tag;

/** A team's list of projects changed. */
public sealed interface ProjectChange extends TeamEvent {

    /** The team. */
    TeamId team();

    /** The project: a name, unique in its team. */
    String project();

    @Override
    default Set<Tag> tags() {
        return Set.of(TeamTags.ALL, TeamTags.of(team()), TeamTags.listed(team(), project()));
    }

    /** A project is on the list. */
    record ProjectCreated(TeamId team, String project) implements ProjectChange {}

    /** No session may be started in the project any more. */
    record ProjectArchived(TeamId team, String project) implements ProjectChange {}

    /** Sessions may be started in the project again. */
    record ProjectReopened(TeamId team, String project) implements ProjectChange {}
}
