package dev.costtracker.projections.spend;

import static dev.costtracker.projections.session.History.HAIKU;
import static dev.costtracker.projections.session.History.SONNET;
import static dev.costtracker.projections.session.History.SONNET_BATCH;

import dev.costtracker.core.pricing.AppliedPrice;
import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.pricing.Usage;
import dev.costtracker.core.session.EntryId;
import dev.costtracker.core.session.Interaction;
import dev.costtracker.core.session.InteractionEvent.InteractionAmended;
import dev.costtracker.core.session.InteractionEvent.InteractionLogged;
import dev.costtracker.core.session.InteractionEvent.InteractionVoided;
import dev.costtracker.core.session.InteractionId;
import dev.costtracker.core.session.JournalEvent.QuestionAsked;
import dev.costtracker.core.session.LifeCycleEvent.SessionEnded;
import dev.costtracker.core.session.LifeCycleEvent.SessionResumed;
import dev.costtracker.core.session.LifeCycleEvent.SessionStarted;
import dev.costtracker.core.session.SessionEvent;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.MemoryEventLog;
import dev.costtracker.projections.session.History;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Plays a random history of two teams into a log: months around the days on which clocks are changed. */
final class RandomSpend {

    static final List<TeamId> TEAMS = List.of(new TeamId("red"), new TeamId("blue"));
    static final List<String> PROJECTS = List.of("api", "web");
    static final List<MemberId> USERS = List.of(new MemberId("ada"), new MemberId("bob"), new MemberId("cyd"));
    static final List<String> MODELS = List.of("claude-sonnet-4", "claude-haiku-4-5", "gpt-99");

    /** Times near which clocks change: in Lord Howe and Chatham, Berlin and Beirut, New York and Havana, Cairo, Santiago; and a year's end. */
    private static final List<Instant> DAYS = List.of(
            Instant.parse("2026-03-08T12:00:00Z"),
            Instant.parse("2026-03-29T12:00:00Z"),
            Instant.parse("2026-04-04T12:00:00Z"),
            Instant.parse("2026-04-24T00:00:00Z"),
            Instant.parse("2026-09-06T04:00:00Z"),
            Instant.parse("2026-09-26T12:00:00Z"),
            Instant.parse("2026-10-03T12:00:00Z"),
            Instant.parse("2026-10-25T12:00:00Z"),
            Instant.parse("2026-11-01T12:00:00Z"),
            Instant.parse("2026-12-31T12:00:00Z"));

    private static final List<@Nullable AppliedPrice> PRICES = Arrays.asList(SONNET, SONNET_BATCH, HAIKU, null);

    final MemoryEventLog log = new MemoryEventLog();
    private final Random random;
    private final List<Session> sessions = new ArrayList<>();
    private final List<Logged> logged = new ArrayList<>();

    private record Logged(Session session, InteractionId id) {}

    /** A session while it is played. */
    private static final class Session {

        private final TeamId team;
        private final SessionId id;
        private final String project;
        private Instant at;
        private boolean ended;

        Session(TeamId team, SessionId id, String project, Instant at) {
            this.team = team;
            this.id = id;
            this.project = project;
            this.at = at;
        }
    }

    RandomSpend(Random random, int events) {
        this.random = random;
        start();
        while (log.head() < events) {
            play(log.head());
        }
    }

    private void play(long step) {
        switch (random.nextInt(20)) {
            case 0 -> start();
            case 1, 2 -> endOrResume(pick(sessions));
            case 3, 4, 5 -> amend();
            case 6 -> voidOne();
            case 7 -> {
                var session = pick(sessions);
                append(new QuestionAsked(
                        session.team, session.id, session.project, new EntryId("e-" + step), "not summed"));
            }
            default -> log(pick(sessions), new InteractionId("i-" + step));
        }
    }

    private void append(SessionEvent event) {
        log.append(Instant.EPOCH.plusSeconds(log.head()), Map.of(), event);
    }

    private void start() {
        var session = new Session(pick(TEAMS), new SessionId("s-" + log.head()), pick(PROJECTS), DAYS.getFirst());
        sessions.add(session);
        append(new SessionStarted(session.team, session.id, pick(USERS), "session", session.project, null, session.at));
    }

    private void endOrResume(Session session) {
        session.ended = !session.ended;
        session.at = session.at.plus(Duration.ofSeconds(random.nextInt(9_999)).plusNanos(1_000));
        append(
                session.ended
                        ? new SessionEnded(session.team, session.id, session.project, session.at)
                        : new SessionResumed(session.team, session.id, session.project, session.at));
    }

    private void log(Session session, InteractionId id) {
        var price = PRICES.get(random.nextInt(PRICES.size()));
        var content = content(price);
        append(new InteractionLogged(
                session.team, session.id, session.project, id, List.of(), content, History.cost(content, price)));
        logged.add(new Logged(session, id));
    }

    private void amend() {
        if (!logged.isEmpty()) {
            var one = pick(logged);
            var price = PRICES.get(random.nextInt(PRICES.size()));
            amend(one, content(price), price);
        }
    }

    private void amend(Logged one, Interaction content, @Nullable AppliedPrice price) {
        Cost cost = History.cost(content, price);
        append(new InteractionAmended(
                one.session.team, one.session.id, one.session.project, one.id, List.of(), content, cost, "again"));
    }

    /** Some of these are voided or amended again, which changes nothing. */
    private void voidOne() {
        if (!logged.isEmpty()) {
            var one = pick(logged);
            append(new InteractionVoided(
                    one.session.team, one.session.id, one.session.project, one.id, List.of(), "a test run"));
        }
    }

    private Interaction content(@Nullable AppliedPrice price) {
        var reported = random.nextInt(3) == 0 ? reported() : null;
        var model = price == null ? "gpt-99" : price.model();
        return History.content(model, null, time(), usage(), reported, null);
    }

    /** Now and then more than may be reported today, so that sums have more digits than MongoDB's decimals. */
    private Money reported() {
        return random.nextBoolean()
                ? Money.usd("%d.%09d%09d"
                        .formatted(
                                999_999_999_999_999L - random.nextInt(1_000),
                                random.nextInt(1_000_000_000),
                                random.nextInt(1_000_000_000)))
                : Money.usd("%d.%09d".formatted(random.nextInt(100), random.nextInt(1_000_000_000)));
    }

    private Usage usage() {
        return new Usage(
                1 + random.nextInt(100_000),
                random.nextBoolean() ? 0 : random.nextInt(20_000),
                random.nextBoolean() ? 0 : random.nextInt(10_000),
                random.nextInt(1_000_000),
                random.nextInt(9_999));
    }

    /** Now and then on the very edge of a quarter of an hour, or a microsecond before. */
    Instant time() {
        var day = pick(DAYS).plus(Duration.ofMinutes(random.nextInt(-3 * 1_440, 3 * 1_440)));
        var quarter = Instant.ofEpochSecond(Math.floorDiv(day.getEpochSecond(), 900) * 900);
        return switch (random.nextInt(4)) {
            case 0 -> quarter;
            case 1 -> quarter.minusNanos(1_000);
            default -> day.plusNanos(1_000L * random.nextInt(60_000_000));
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
