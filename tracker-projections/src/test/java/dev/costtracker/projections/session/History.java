package dev.costtracker.projections.session;

import dev.costtracker.core.pricing.AppliedPrice;
import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.pricing.Modifier;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.pricing.Rates;
import dev.costtracker.core.pricing.Speed;
import dev.costtracker.core.pricing.Usage;
import dev.costtracker.core.session.EntryId;
import dev.costtracker.core.session.Interaction;
import dev.costtracker.core.session.InteractionEvent.InteractionAmended;
import dev.costtracker.core.session.InteractionEvent.InteractionLogged;
import dev.costtracker.core.session.InteractionEvent.InteractionVoided;
import dev.costtracker.core.session.InteractionId;
import dev.costtracker.core.session.LifeCycleEvent.SessionEnded;
import dev.costtracker.core.session.LifeCycleEvent.SessionResumed;
import dev.costtracker.core.session.LifeCycleEvent.SessionStarted;
import dev.costtracker.core.session.SessionEvent;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.Sight;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.MemoryEventLog;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A log that is written event by event, one a second; given events for tests. */
public final class History {

    public static final TeamId TEAM = TeamId.DEFAULT;
    public static final Sight SIGHT = Sight.all(TEAM);
    public static final String PROJECT = "auth-service";
    public static final SessionId SESSION = new SessionId("s-1");
    public static final Instant START = Instant.parse("2026-10-01T09:30:00Z");
    public static final Instant RECORDED = Instant.parse("2026-10-01T12:00:00Z");
    public static final AppliedPrice SONNET = price("claude-sonnet-4", "3", "15");
    public static final AppliedPrice HAIKU = price("claude-haiku-4-5", "1", "5");
    public static final AppliedPrice SONNET_BATCH = new AppliedPrice(
            SONNET.model(),
            SONNET.rates(),
            null,
            false,
            List.of(new Modifier("batch", new BigDecimal("0.5"))),
            SONNET.validFrom(),
            null,
            SONNET.source(),
            List.of());

    public final MemoryEventLog log = new MemoryEventLog();
    public final SessionQueries queries = new SessionQueries(log, new Directory(log));
    private int entries;

    /** Records an event; {@link MemoryEventLog#at} says when. */
    public History given(SessionEvent event) {
        return given(RECORDED.plusSeconds(log.head()), event);
    }

    public History given(Instant recordedAt, SessionEvent event) {
        log.append(recordedAt, Map.of("user", "ada", "key", "key-1"), event);
        return this;
    }

    public History started() {
        return started(SESSION, "Auth hardening", START);
    }

    public History started(SessionId session, String name, Instant at) {
        return given(new SessionStarted(TEAM, session, new MemberId("ada"), name, PROJECT, "JWT validation", at));
    }

    public History ended(SessionId session, Instant at) {
        return given(new SessionEnded(TEAM, session, PROJECT, at));
    }

    public History resumed(SessionId session, Instant at) {
        return given(new SessionResumed(TEAM, session, PROJECT, at));
    }

    public History logged(SessionId session, String id, Interaction content, Cost cost) {
        return given(new InteractionLogged(TEAM, session, PROJECT, new InteractionId(id), List.of(), content, cost));
    }

    public History amended(SessionId session, String id, Interaction content, Cost cost) {
        return given(new InteractionAmended(
                TEAM, session, PROJECT, new InteractionId(id), List.of(), content, cost, "larger copy"));
    }

    public History voided(SessionId session, String id) {
        return given(new InteractionVoided(TEAM, session, PROJECT, new InteractionId(id), List.of(), "a test run"));
    }

    EntryId nextEntry() {
        return new EntryId("e-" + entries++);
    }

    SessionReport report() {
        return queries.report(SIGHT, SESSION, null).orElseThrow();
    }

    public static Interaction content(String label, Usage usage, @Nullable Money reported, @Nullable String context) {
        return content("claude-sonnet-4", label, START.plusSeconds(60), usage, reported, context);
    }

    public static Interaction content(
            String model,
            @Nullable String label,
            Instant at,
            Usage usage,
            @Nullable Money reported,
            @Nullable String context) {
        return new Interaction(
                model, label, context, at, usage, "standard", Speed.STANDARD, null, 0, reported, "claude-code");
    }

    /** The cost of a content at a price; without one, as its client reported it. */
    public static Cost cost(Interaction content, @Nullable AppliedPrice price) {
        if (price == null) {
            return Cost.unpriced(
                    "model %s is not in the price book".formatted(content.model()), content.reportedCost());
        }
        var calculated = price.breakdown(content.usage(), content.webSearches()).total();
        return Cost.priced(calculated, price, content.reportedCost());
    }

    public static Usage tokens(long input, long output) {
        return new Usage(input, 0, 0, 0, output);
    }

    /** A price with cache writes at 1.25 and 2 times the input, reads at a tenth, and searches at $10 a thousand. */
    private static AppliedPrice price(String model, String input, String output) {
        var in = Money.usd(input);
        var rates = new Rates(
                in,
                in.times(new BigDecimal("1.25")),
                in.times(new BigDecimal("2")),
                in.times(new BigDecimal("0.1")),
                Money.usd(output),
                Money.usd("10"));
        var from = Instant.parse("2025-05-22T00:00:00Z");
        return new AppliedPrice(model, rates, null, false, List.of(), from, null, "bundled 2026-11-23", List.of());
    }
}
