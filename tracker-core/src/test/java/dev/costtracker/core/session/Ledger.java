package dev.costtracker.core.session;

import dev.costtracker.core.command.Commands;
import dev.costtracker.core.command.Receipt;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.eventlog.EventType;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.pricing.PricingEventTypes;
import dev.costtracker.core.pricing.Speed;
import dev.costtracker.core.pricing.Usage;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.KeyId;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.Standing;
import dev.costtracker.core.team.TeamId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.jspecify.annotations.Nullable;

/** All rules of a session over a log in memory: send commands, then look at what is in it. */
final class Ledger implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");
    static final Instant MORNING = Instant.parse("2026-10-01T09:00:00Z");
    static final Caller ANN = new Caller(TeamId.DEFAULT, new MemberId("ann"), new KeyId("key-1"), Standing.MEMBER);
    static final SessionId S1 = new SessionId("s1");

    private final InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine();
    private final Commands commands;

    Ledger() {
        var types = Stream.<EventType<?>>concat(SessionEventTypes.ALL.stream(), PricingEventTypes.ALL.stream())
                .toList();
        commands = Commands.on(engine, types, SessionRules.with(new CurrentPrices()), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    <R> Receipt<R> send(Record command) {
        return sendAs(ANN, command);
    }

    <R> Receipt<R> sendAs(Caller caller, Record command) {
        return commands.send(caller, command);
    }

    Ledger started() {
        send(start("s1"));
        return this;
    }

    static StartSession start(String id) {
        return new StartSession(ANN, new SessionId(id), "JWT auth", "shop", null, MORNING, NOW);
    }

    LoggingResult log(LogInteraction item) {
        return logAs(ANN, item);
    }

    LoggingResult logAs(Caller caller, LogInteraction item) {
        Receipt<List<LoggingResult>> receipt = sendAs(caller, new LogInteractions(caller, List.of(item), false));
        return receipt.result().getFirst();
    }

    /** Everything in the log, oldest first. */
    List<DomainEvent> events() {
        var events = new ArrayList<DomainEvent>();
        engine.source(SourcingCondition.conditionFor(EventCriteria.havingAnyTag()), null)
                .reduce(events, (all, entry) -> {
                    if (entry.message().payload() instanceof DomainEvent event) {
                        all.add(event);
                    }
                    return all;
                })
                .join();
        return events;
    }

    static LogInteraction request(String id, Interaction content, String... aliases) {
        return new LogInteraction(
                S1,
                new InteractionId(id),
                Stream.of(aliases).map(InteractionId::new).toList(),
                content,
                true,
                OnConflict.REFUSE);
    }

    static LogInteraction amending(LogInteraction item) {
        return new LogInteraction(
                item.session(), item.id(), item.aliases(), item.content(), item.timed(), OnConflict.AMEND);
    }

    static LogInteraction in(String session, LogInteraction item) {
        return new LogInteraction(
                new SessionId(session), item.id(), item.aliases(), item.content(), item.timed(), item.onConflict());
    }

    static Interaction tokens(long input, long output) {
        return content("claude-nowhere-1", input, output, null, null);
    }

    static Interaction content(
            String model, long input, long output, @Nullable String reportedCost, @Nullable String label) {
        return new Interaction(
                model,
                label,
                null,
                MORNING.plusSeconds(60),
                new Usage(input, 0, 0, 0, output),
                "standard",
                Speed.STANDARD,
                null,
                0,
                reportedCost == null ? null : Money.usd(reportedCost),
                null);
    }

    @Override
    public void close() {
        commands.close();
    }
}
