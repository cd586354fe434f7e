package dev.costtracker.core.eventlog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** Lets Axon's suite, whose events are bare strings, talk to an engine whose events are records; all else passes through. */
final class AxonSuiteEngine implements EventStorageEngine {

    /** A string of Axon's suite. */
    public record SuiteEvent(String text) implements DomainEvent {

        @Override
        public Set<Tag> tags() {
            return Set.of();
        }
    }

    static final EventCodec CODEC =
            new EventCodec(List.of(EventType.first("suite.SuiteEvent", SuiteEvent.class)), List.of());

    private final EventStorageEngine engine;

    AxonSuiteEngine(EventStorageEngine engine) {
        this.engine = engine;
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        var wrapped = new ArrayList<TaggedEventMessage<?>>();
        for (var tagged : events) {
            wrapped.add(new GenericTaggedEventMessage<>(wrap(tagged.event()), tagged.tags()));
        }
        return engine.appendEvents(condition, context, wrapped);
    }

    private static EventMessage wrap(EventMessage event) {
        return new GenericEventMessage(
                event.identifier(),
                new MessageType("suite.SuiteEvent", "1"),
                new SuiteEvent(String.valueOf(event.payload())),
                event.metadata(),
                event.timestamp());
    }

    private static EventMessage unwrap(EventMessage event) {
        return event.payload() instanceof SuiteEvent held
                ? new GenericEventMessage(
                        event.identifier(), event.type(), held.text(), event.metadata(), event.timestamp())
                : event;
    }

    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        return engine.source(condition, context).mapMessage(AxonSuiteEngine::unwrap);
    }

    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext context) {
        return engine.stream(condition, context).mapMessage(AxonSuiteEngine::unwrap);
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return engine.firstToken(context);
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return engine.latestToken(context);
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return engine.tokenAt(at, context);
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        engine.describeTo(descriptor);
    }
}
