package dev.costtracker.projections.views;

import static java.util.Objects.requireNonNull;

import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.eventlog.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventHandler;
import org.axonframework.messaging.eventhandling.EventHandlingComponent;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;

/**
 * Collects the events of a processor's unit of work and hands them over at once, with their positions.
 *
 * <p>It is given every kind of event, so that positions are dense and the last one says all; and so that a view's position follows
 * the head of the log whatever is appended there. Where the source left some out, those before them get positions too high, but
 * below where it went on; and so they are known already.
 */
final class Folding implements EventHandlingComponent {

    private static final ResourceKey<List<EventMessage>> COLLECTED = ResourceKey.withLabel("collected");

    private final Set<QualifiedName> names;
    private final Taker taker;

    Folding(Set<QualifiedName> names, Taker taker) {
        this.names = names;
        this.taker = taker;
    }

    /** Who takes the events of one unit of work; a failure makes all of them come again. */
    @FunctionalInterface
    interface Taker {
        void take(List<LoggedEvent> events);
    }

    @Override
    public MessageStream.Empty<Message> handle(EventMessage event, ProcessingContext context) {
        context.computeResourceIfAbsent(COLLECTED, () -> {
                    context.runOnPostInvocation(this::handOver);
                    return new ArrayList<>();
                })
                .add(event);
        return MessageStream.empty();
    }

    private void handOver(ProcessingContext context) {
        var events = context.getResource(COLLECTED);
        long end = TrackingToken.fromContext(context)
                .map(token -> token.position().orElseThrow())
                .orElseThrow();
        var logged = new ArrayList<LoggedEvent>(events.size());
        for (var event : events) {
            logged.add(logged(event, end - events.size() + logged.size()));
        }
        taker.take(logged);
    }

    private static LoggedEvent logged(EventMessage event, long position) {
        return new LoggedEvent(
                position,
                event.timestamp(),
                event.identifier(),
                requireNonNull((DomainEvent) event.payload(), "an event has a payload"),
                event.metadata());
    }

    @Override
    public Set<QualifiedName> supportedEvents() {
        return names;
    }

    /** One after the other. */
    @Override
    public Object sequenceIdentifierFor(EventMessage event, ProcessingContext context) {
        return "all";
    }

    @Override
    public EventHandlingComponent subscribe(QualifiedName name, EventHandler handler) {
        throw new UnsupportedOperationException("a view takes all events by itself");
    }
}
