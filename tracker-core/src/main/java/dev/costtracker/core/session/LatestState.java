package dev.costtracker.core.session;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.team.Caller;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * What a rule reads whose newest statement replaces the one before.
 *
 * @param latest the newest statement, if there is one
 */
record LatestState(Optional<LifeCycle> life, Optional<JournalEvent> latest) {

    static final LatestState NONE = new LatestState(Optional.empty(), Optional.empty());

    static List<Reading> reads(Tag life, Tag statement) {
        return List.of(
                Reading.all(EventCriteria.either(EventCriteria.havingTags(life), EventCriteria.havingTags(statement))));
    }

    LatestState after(DomainEvent event) {
        return switch (event) {
            case LifeCycleEvent step -> new LatestState(LifeCycleReading.evolve(life, step), latest);
            case JournalEvent statement -> new LatestState(life, Optional.of(statement));
            default -> this;
        };
    }

    /** The statement, unless the newest one says the same already. */
    Decided<SessionId> replacedBy(Caller caller, JournalEvent statement) {
        LifeCycleReading.require(caller, life, statement.session());
        return latest.filter(statement::equals).isPresent()
                ? Decided.nothing(statement.session())
                : Decided.that(statement.session(), statement);
    }
}
