package dev.costtracker.core.team;

import java.util.HashSet;
import java.util.Set;
import org.axonframework.messaging.eventstreaming.Tag;

/** A team's list of projects changed. */
public sealed interface ProjectChange extends TeamEvent {

    /** The team. */
    TeamId team();

    /** The project: its first name, which no other in its team ever has. */
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

    /**
     * A project is called otherwise; what it was called before stays its own.
     *
     * @param name what it is called now
     */
    record ProjectRenamed(TeamId team, String project, String name) implements ProjectChange {

        @Override
        public Set<Tag> tags() {
            var tags = new HashSet<>(ProjectChange.super.tags());
            tags.add(TeamTags.listed(team, name)); // one and the same if it gets its first name back
            return tags;
        }
    }
}
