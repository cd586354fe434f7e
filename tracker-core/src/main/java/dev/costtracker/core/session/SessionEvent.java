package dev.costtracker.core.session;

import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.team.TeamId;

/** Something that happened in a coding session. */
public sealed interface SessionEvent extends DomainEvent permits LifeCycleEvent, InteractionEvent, JournalEvent {

    /** The team that owns the session. */
    TeamId team();

    /** The session it happened in. */
    SessionId session();
}
