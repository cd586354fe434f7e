package dev.costtracker.core.session;

import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.TeamId;
import java.time.Instant;
import java.util.Set;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** A session begins, ends or goes on. */
public sealed interface LifeCycleEvent extends SessionEvent {

    /** The project the session belongs to: a name, unique in its team. */
    String project();

    @Override
    default Set<Tag> tags() {
        return Set.of(
                SessionTags.session(team(), session()),
                SessionTags.lifeCycle(team(), session()),
                SessionTags.sessionsOf(team()),
                SessionTags.project(team(), project()));
    }

    /**
     * A session began.
     *
     * @param startedAt when, as the client says
     * @param user who works in it
     * @param focusArea what it is about; null if not said
     */
    record SessionStarted(
            TeamId team,
            SessionId session,
            MemberId user,
            String name,
            String project,
            @Nullable String focusArea,
            Instant startedAt)
            implements LifeCycleEvent {}

    /**
     * A session ended; what happened before its end may still be logged.
     *
     * @param endedAt when, as the client says
     */
    record SessionEnded(TeamId team, SessionId session, String project, Instant endedAt) implements LifeCycleEvent {}

    /**
     * An ended session went on.
     *
     * @param resumedAt when, as the client says; not before the end
     */
    record SessionResumed(TeamId team, SessionId session, String project, Instant resumedAt)
            implements LifeCycleEvent {}
}
