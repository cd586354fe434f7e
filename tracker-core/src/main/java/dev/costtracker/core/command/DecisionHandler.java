package dev.costtracker.core.command;

import static java.util.Objects.requireNonNull;

import dev.costtracker.core.eventlog.DomainEvent;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreTransaction;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.Position;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.GenericMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;

/** Runs one rule inside an Axon unit of work: reads, evolves, decides, appends. */
final class DecisionHandler<C extends Record, S, R> implements CommandHandler {

    private static final MessageType ANSWER = new MessageType("command.Answer");

    private final Decision<C, S, R> rule;
    private final Map<Class<?>, MessageType> names;
    private final EventStore store;
    private final Clock clock;

    DecisionHandler(Decision<C, S, R> rule, Map<Class<?>, MessageType> names, EventStore store, Clock clock) {
        this.rule = rule;
        this.names = names;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public MessageStream.Single<CommandResultMessage> handle(CommandMessage message, ProcessingContext context) {
        var command = requireNonNull(rule.command().cast(message.payload()), "a command has a payload");
        var transaction = store.transaction(context);
        rule.restsOn(command).forEach(reading -> needNothing(transaction, reading));
        var begun = rule.begin(command);
        var first = readAll(transaction, rule.reads(command, begun), begun);
        var state = readAll(transaction, rule.readsThen(command, first), first);
        rule.remember(state, headOf(transaction));
        var decided = rule.decide(command, state);
        decided.events().forEach(event -> transaction.appendEvent(message(event, message.metadata())));
        var answer = new Answer(decided.result(), transaction, !decided.events().isEmpty());
        return MessageStream.just(
                new GenericCommandResultMessage(new GenericMessage(MessageIds.next(), ANSWER, answer, Map.of())));
    }

    private S readAll(EventStoreTransaction transaction, List<Reading> readings, S before) {
        var state = before;
        for (var reading : readings) {
            state = read(transaction, reading, state);
        }
        return state;
    }

    private static void needNothing(EventStoreTransaction transaction, Reading reading) {
        boolean found = entries(transaction, reading)
                .reduce(false, (any, entry) -> true)
                .join();
        if (found) {
            throw new ReadAgain();
        }
    }

    private S read(EventStoreTransaction transaction, Reading reading, S before) {
        return entries(transaction, reading)
                .reduce(before, (state, entry) -> rule.evolve(state, payload(entry.message())))
                .join();
    }

    private static MessageStream<? extends EventMessage> entries(EventStoreTransaction transaction, Reading reading) {
        var condition = reading.from() == 0
                ? SourcingCondition.conditionFor(reading.criteria())
                : SourcingCondition.conditionFor(position(reading.from()), reading.criteria());
        return transaction
                .source(condition)
                // A second read in one unit of work also hands out the marker that ends it.
                .filter(entry -> !(entry.message() instanceof TerminalEventMessage));
    }

    private static DomainEvent payload(EventMessage message) {
        if (message.payload() instanceof DomainEvent event) {
            return event;
        }
        throw new IllegalStateException("the log handed out something that is no event: " + message.type());
    }

    private static Position position(long from) {
        return new GlobalIndexConsistencyMarker(from).position();
    }

    private static long headOf(EventStoreTransaction transaction) {
        return GlobalIndexConsistencyMarker.position(transaction.appendPosition());
    }

    private EventMessage message(DomainEvent event, Map<String, String> metadata) {
        var type = names.get(event.getClass());
        if (type == null) {
            throw new IllegalStateException(
                    "no stored name for " + event.getClass().getName());
        }
        return new GenericEventMessage(MessageIds.next(), type, event, metadata, clock.instant());
    }

    /** A result, and where to learn the position once the unit of work has committed. */
    record Answer(Object result, EventStoreTransaction transaction, boolean written) {

        Receipt<?> receipt() {
            return new Receipt<>(result, Math.max(0, headOf(transaction)), written);
        }
    }
}
