package dev.costtracker.projections.spend;

import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.eventlog.EventType;
import dev.costtracker.core.eventlog.OpenLog;
import dev.costtracker.core.eventlog.SqliteEventLog;
import dev.costtracker.core.ledger.StoredEvents;
import dev.costtracker.core.pricing.AppliedPrice;
import dev.costtracker.core.pricing.Usage;
import dev.costtracker.core.session.InteractionEvent.InteractionLogged;
import dev.costtracker.core.session.InteractionId;
import dev.costtracker.core.session.LifeCycleEvent.SessionStarted;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.session.History;
import dev.costtracker.projections.views.MongoViews;
import dev.costtracker.projections.views.SqliteViews;
import dev.costtracker.projections.views.ViewStore;
import dev.costtracker.projections.views.Views;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures folding a log into the views against reading it, and how long spend is summed; no part of the tests, as it judges nothing. Run
 * it by {@code mvn -pl tracker-projections -am test -Dtest=SpendBenchmark -Dsurefire.failIfNoSpecifiedTests=false}, with {@code
 * -Dtracker.benchmark.interactions=1000000} for more and {@code -Dtracker.benchmark.uri=mongodb://…/database} for MongoDB.
 */
class SpendBenchmark {

    private static final int INTERACTIONS = Integer.getInteger("tracker.benchmark.interactions", 100_000);
    private static final int PER_SESSION = 100;
    private static final int PER_APPEND = 500;
    private static final int QUESTIONS = 200;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(330);
    private static final TeamId TEAM = TeamId.DEFAULT;
    private static final List<AppliedPrice> PRICES = List.of(History.SONNET, History.HAIKU, History.SONNET_BATCH);

    private final Map<Class<?>, EventType<?>> types =
            StoredEvents.TYPES.stream().collect(Collectors.toMap(EventType::event, type -> type));
    private final Random random = new Random(1);

    @Test
    void measure(@TempDir Path directory) throws Exception {
        try (var log = SqliteEventLog.open(directory, StoredEvents.codec(), Clock.systemUTC())) {
            fill(log);
            long scan = scan(log);
            for (int round = 0; round < 2; round++) {
                scan = Math.min(scan, scan(log));
            }
            say("%,d events; read in %,d ms".formatted(log.head(), scan / 1_000_000));
            measure("SQLite", SqliteViews.open(directory), log, scan);
            var uri = System.getProperty("tracker.benchmark.uri");
            if (uri != null) {
                measure("MongoDB", MongoViews.open(uri), log, scan);
            }
        }
    }

    private void fill(OpenLog log) throws Exception {
        var events = new ArrayList<TaggedEventMessage<?>>();
        for (int i = 0; i < INTERACTIONS; i++) {
            var session = new SessionId("s-" + i / PER_SESSION);
            var user = new MemberId("user-" + i / PER_SESSION % 20);
            var project = "project-" + i / PER_SESSION % 7;
            var at = FIRST.plus(SPAN.multipliedBy(i).dividedBy(INTERACTIONS));
            if (i % PER_SESSION == 0) {
                events.add(message(new SessionStarted(TEAM, session, user, "session " + i, project, null, at)));
            }
            events.add(message(logged(session, project, i, at)));
            if (events.size() >= PER_APPEND || i == INTERACTIONS - 1) {
                log.storageEngine()
                        .appendEvents(AppendCondition.none(), null, events)
                        .get()
                        .commit(null)
                        .get();
                events.clear();
            }
        }
    }

    private InteractionLogged logged(SessionId session, String project, int i, Instant at) {
        var price = PRICES.get(random.nextInt(PRICES.size()));
        var usage = new Usage(
                random.nextInt(5_000), random.nextInt(9_000), 0, random.nextInt(90_000), 1 + random.nextInt(2_000));
        var content = History.content(price.model(), null, at, usage, null, null);
        var id = new InteractionId("msg_%024d".formatted(i));
        return new InteractionLogged(TEAM, session, project, id, List.of(), content, History.cost(content, price));
    }

    private TaggedEventMessage<?> message(DomainEvent event) {
        var type = Objects.requireNonNull(types.get(event.getClass()), "every event is listed");
        var name = new MessageType(type.name(), String.valueOf(type.version()));
        var message = new GenericEventMessage(name, event, Map.of("user", "ada"));
        return new GenericTaggedEventMessage<>(message, event.tags());
    }

    private static long scan(EventLog log) {
        long begin = System.nanoTime();
        log.readAll(0, log.head(), event -> {});
        return System.nanoTime() - begin;
    }

    private static void measure(String name, ViewStore store, OpenLog log, long scan) {
        long begin = System.nanoTime();
        var names = StoredEvents.TYPES.stream()
                .map(type -> new QualifiedName(type.name()))
                .collect(Collectors.toSet());
        var view = SpendView.INSTANCE;
        try (var views = Views.open(store, log, log::events, names, List.of(view), Views.Settings.USUAL)) {
            boolean unused = views.awaitPosition(view, log.head(), Duration.ofHours(1));
            long replay = System.nanoTime() - begin;
            say("%s: folded in %,d ms, %.2f of reading".formatted(name, replay / 1_000_000, (double) scan / replay));
            var queries = new SpendQueries(views, new Directory(log));
            ask(queries, "by month", Set.of(Dimension.MONTH), "Europe/Berlin");
            ask(queries, "by day", Set.of(Dimension.DAY), "Europe/Berlin");
            ask(queries, "by day in UTC", Set.of(Dimension.DAY), "UTC");
            ask(queries, "by month and user", Set.of(Dimension.MONTH, Dimension.USER), "Asia/Kolkata");
        }
    }

    private static void ask(SpendQueries queries, String what, Set<Dimension> by, String zone) {
        var question = new SpendQuestion(Map.of(TEAM, ZoneId.of(zone)), by, null, null, null, null, null);
        var nanos = new long[QUESTIONS];
        int rows = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            long begin = System.nanoTime();
            rows = queries.spend(question).rows().size();
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        say("   %s, %s, %d rows: p50 %.1f ms, p95 %.1f ms"
                .formatted(what, zone, rows, nanos[QUESTIONS / 2] / 1e6, nanos[QUESTIONS * 95 / 100] / 1e6));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
