package dev.costtracker.core.session;

import dev.costtracker.core.eventlog.EventType;
import dev.costtracker.core.eventlog.PlainForm;
import java.util.List;

/** The stored names and versions of a session's events. */
public final class SessionEventTypes {

    /** Every kind of event of this feature. */
    public static final List<EventType<?>> ALL = List.of(
            EventType.first("session.SessionStarted", LifeCycleEvent.SessionStarted.class),
            EventType.first("session.SessionEnded", LifeCycleEvent.SessionEnded.class),
            EventType.first("session.SessionResumed", LifeCycleEvent.SessionResumed.class),
            EventType.first("session.InteractionLogged", InteractionEvent.InteractionLogged.class),
            EventType.first("session.InteractionAmended", InteractionEvent.InteractionAmended.class),
            EventType.first("session.InteractionVoided", InteractionEvent.InteractionVoided.class),
            EventType.first("session.AccomplishmentRecorded", JournalEvent.AccomplishmentRecorded.class),
            EventType.first("session.SecurityConsiderationRecorded", JournalEvent.SecurityConsiderationRecorded.class),
            EventType.first("session.ReflectionRecorded", JournalEvent.ReflectionRecorded.class),
            EventType.first("session.OptimizationProposed", JournalEvent.OptimizationProposed.class),
            EventType.first("session.OptimizationMade", JournalEvent.OptimizationMade.class),
            EventType.first("session.DecisionRecorded", JournalEvent.DecisionRecorded.class),
            EventType.first("session.BlockerReported", JournalEvent.BlockerReported.class),
            EventType.first("session.BlockerResolved", JournalEvent.BlockerResolved.class),
            EventType.first("session.QuestionAsked", JournalEvent.QuestionAsked.class),
            EventType.first("session.QuestionAnswered", JournalEvent.QuestionAnswered.class),
            EventType.first("session.ModelUseRecorded", JournalEvent.ModelUseRecorded.class),
            EventType.first("session.TokenTipRecorded", JournalEvent.TokenTipRecorded.class),
            EventType.first("session.ActionItemAdded", JournalEvent.ActionItemAdded.class),
            EventType.first("session.ActionItemCompleted", JournalEvent.ActionItemCompleted.class),
            EventType.first("session.CodeMetricsRecorded", JournalEvent.CodeMetricsRecorded.class),
            EventType.first("session.SessionRated", JournalEvent.SessionRated.class));

    /** How this feature's ids are stored. */
    public static final List<PlainForm<?, ?>> PLAIN_FORMS = List.of(
            PlainForm.text(SessionId.class, SessionId::value, SessionId::new),
            PlainForm.text(InteractionId.class, InteractionId::value, InteractionId::new),
            PlainForm.text(EntryId.class, EntryId::value, EntryId::new));

    private SessionEventTypes() {}
}
