package dev.costtracker.core.command;

import static java.util.Objects.requireNonNull;

import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.eventlog.EventType;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;
import org.axonframework.messaging.core.GenericMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.Tag;
import org.axonframework.update.UpdateCheckerConfigurationEnhancer;
import org.jspecify.annotations.Nullable;

/**
 * Takes commands and answers when their events are durable.
 *
 * <p>A command is decided again, a bounded number of times, when what it was decided on has changed meanwhile. Axon's
 * command bus runs the rules and its event store checks and appends; it is wired here and nowhere else.
 */
public final class Commands implements AutoCloseable {

    private static final int ATTEMPTS = 12;
    private static final int LONGEST_PAUSE_MICROS = 50_000;

    private final AxonConfiguration axon;
    private final CommandBus bus;

    private Commands(AxonConfiguration axon) {
        this.axon = axon;
        this.bus = axon.getComponent(CommandBus.class);
    }

    /** Wires the rules to a log. */
    public static Commands on(
            EventStorageEngine engine,
            Collection<EventType<?>> types,
            Collection<Decision<?, ?, ?>> rules,
            Clock clock) {
        Map<Class<?>, MessageType> names = types.stream()
                .collect(Collectors.toUnmodifiableMap(
                        EventType::event, type -> new MessageType(type.name(), String.valueOf(type.version()))));
        var handlers = CommandHandlingModule.named("rules").commandHandlers();
        for (var rule : rules) {
            handlers.commandHandler(
                    nameOf(rule.command()),
                    config -> new DecisionHandler<>(rule, names, config.getComponent(EventStore.class), clock));
        }
        var axon = EventSourcingConfigurer.create()
                // The update checker would call its maker's host.
                .componentRegistry(registry -> registry.disableEnhancer(UpdateCheckerConfigurationEnhancer.class))
                .registerEventStorageEngine(config -> engine)
                .registerTagResolver(config -> event -> tags(event.payload()))
                .registerCommandHandlingModule(handlers)
                .build();
        axon.start();
        return new Commands(axon);
    }

    /**
     * Has a command decided on behalf of its sender.
     *
     * @throws dev.costtracker.core.Rejection if the domain refuses it; nothing is written then
     */
    public <R> Receipt<R> send(Sender sender, Record command) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return dispatch(sender, command);
            } catch (AppendEventsTransactionRejectedException | ReadAgain conflict) {
                pause(attempt);
            }
        }
        throw new Contended(ATTEMPTS);
    }

    @SuppressWarnings("unchecked") // the rule for this command made the receipt, and the caller knows its kind
    private <R> Receipt<R> dispatch(Sender sender, Record command) {
        var message = new GenericCommandMessage(new GenericMessage(
                MessageIds.next(), new MessageType(nameOf(command.getClass())), command, sender.metadata()));
        try {
            var result = requireNonNull(bus.dispatch(message, null).join(), "a rule always answers");
            var answer = requireNonNull(result.payloadAs(DecisionHandler.Answer.class), "the answer has a payload");
            return (Receipt<R>) answer.receipt();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static void pause(int attempt) {
        int micros = Math.min(LONGEST_PAUSE_MICROS, 200 << attempt);
        LockSupport.parkNanos(1_000L * ThreadLocalRandom.current().nextInt(micros));
    }

    private static QualifiedName nameOf(Class<?> command) {
        return new QualifiedName(command.getName());
    }

    private static Set<Tag> tags(@Nullable Object payload) {
        return payload instanceof DomainEvent event ? event.tags() : Set.of();
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
