package dev.costtracker.core.session;

import dev.costtracker.core.team.TeamId;
import java.math.BigDecimal;
import java.util.Set;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** Something that was noted about a session. */
public sealed interface JournalEvent extends SessionEvent {

    /** A note with an id of its own. */
    sealed interface EntryEvent extends JournalEvent {

        /** The entry's id, unique in its session. */
        EntryId entry();

        @Override
        default Set<Tag> tags() {
            return Set.of(SessionTags.session(team(), session()), SessionTags.entry(team(), session(), entry()));
        }
    }

    /** A note that is open until it is done, or its being done; later sessions of the project carry it while open. */
    sealed interface CarriedEvent extends EntryEvent {

        /** The project of the session. */
        String project();

        @Override
        default Set<Tag> tags() {
            return Set.of(
                    SessionTags.session(team(), session()),
                    SessionTags.entry(team(), session(), entry()),
                    SessionTags.carried(team(), project()));
        }
    }

    /** What was open is done. */
    sealed interface DoneEvent extends CarriedEvent {

        /** How; null if not said. */
        @Nullable
        String resolution();
    }

    /** Something was achieved. */
    record AccomplishmentRecorded(TeamId team, SessionId session, EntryId entry, String text) implements EntryEvent {}

    /** A security consideration was noted. */
    record SecurityConsiderationRecorded(TeamId team, SessionId session, EntryId entry, String text)
            implements EntryEvent {}

    /** What went well, or what to improve. */
    record ReflectionRecorded(TeamId team, SessionId session, EntryId entry, Reflection kind, String text)
            implements EntryEvent {}

    /** The two kinds of looking back. */
    enum Reflection {
        WENT_WELL,
        TO_IMPROVE
    }

    /** An optimization for the next session was proposed. */
    record OptimizationProposed(TeamId team, SessionId session, String project, EntryId entry, String text)
            implements CarriedEvent {}

    /**
     * A proposed optimization was made.
     *
     * @param resolution how; null if not said
     */
    record OptimizationMade(
            TeamId team,
            SessionId session,
            String project,
            EntryId entry,
            @Nullable String resolution) implements DoneEvent {}

    /** A technical decision was made. */
    record DecisionRecorded(TeamId team, SessionId session, EntryId entry, String topic, String text)
            implements EntryEvent {}

    /** Something is in the way. */
    record BlockerReported(TeamId team, SessionId session, String project, EntryId entry, String text)
            implements CarriedEvent {}

    /**
     * It is out of the way.
     *
     * @param resolution how; null if not said
     */
    record BlockerResolved(
            TeamId team,
            SessionId session,
            String project,
            EntryId entry,
            @Nullable String resolution) implements DoneEvent {}

    /** A question for the next session. */
    record QuestionAsked(TeamId team, SessionId session, String project, EntryId entry, String text)
            implements CarriedEvent {}

    /**
     * It has its answer.
     *
     * @param resolution the answer; null if not said
     */
    record QuestionAnswered(
            TeamId team,
            SessionId session,
            String project,
            EntryId entry,
            @Nullable String resolution) implements DoneEvent {}

    /** What a model is used for. */
    record ModelUseRecorded(TeamId team, SessionId session, EntryId entry, String model, String text)
            implements EntryEvent {}

    /**
     * A tip for using fewer tokens.
     *
     * @param applied whether it was followed
     */
    record TokenTipRecorded(TeamId team, SessionId session, EntryId entry, String text, boolean applied)
            implements EntryEvent {}

    /** Something to do. */
    record ActionItemAdded(TeamId team, SessionId session, String project, EntryId entry, ActionList list, String text)
            implements CarriedEvent {}

    /** The list an action item is on. */
    enum ActionList {
        NEXT_SESSION,
        COST_MANAGEMENT
    }

    /**
     * It is done.
     *
     * @param resolution how; null if not said
     */
    record ActionItemCompleted(
            TeamId team,
            SessionId session,
            String project,
            EntryId entry,
            @Nullable String resolution) implements DoneEvent {}

    /**
     * The code metrics of the whole session; a later one replaces it.
     *
     * @param testCoverage percent, 0 to 100; null, like the others, if not said
     */
    record CodeMetricsRecorded(
            TeamId team,
            SessionId session,
            @Nullable Long filesModified,
            @Nullable Long linesAdded,
            @Nullable Long linesDeleted,
            @Nullable Long testsAdded,
            @Nullable BigDecimal testCoverage)
            implements JournalEvent {

        @Override
        public Set<Tag> tags() {
            return Set.of(SessionTags.session(team, session), SessionTags.codeMetrics(team, session));
        }
    }

    /**
     * The session was rated; a later rating replaces it.
     *
     * @param overall the session as a whole, 1 to 10; null, like the others, if not said
     */
    record SessionRated(
            TeamId team,
            SessionId session,
            @Nullable Integer overall,
            @Nullable Integer costEfficiency,
            @Nullable Integer codeQuality,
            @Nullable String comment)
            implements JournalEvent {

        @Override
        public Set<Tag> tags() {
            return Set.of(SessionTags.session(team, session), SessionTags.rating(team, session));
        }
    }
}
