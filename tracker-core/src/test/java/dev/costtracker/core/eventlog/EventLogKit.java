package dev.costtracker.core.eventlog;

import static dev.costtracker.core.eventlog.Samples.CODEC;
import static dev.costtracker.core.eventlog.Samples.closed;
import static dev.costtracker.core.eventlog.Samples.noted;
import static dev.costtracker.core.eventlog.Samples.ofSize;
import static dev.costtracker.core.eventlog.Samples.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.axonframework.messaging.eventstreaming.EventCriteria.havingAnyTag;
import static org.axonframework.messaging.eventstreaming.EventCriteria.havingTags;

import dev.costtracker.core.eventlog.Append.Condition;
import dev.costtracker.core.eventlog.Append.ConditionFailed;
import dev.costtracker.core.eventlog.FaultyBackend.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every event log must do, whatever store is below it. */
abstract class EventLogKit {

    private static final int WINDOW = 8;
    private static final int PAGE = 3;
    private static final int SCRIPTS = Integer.getInteger("tracker.scripts", 2_000) / 20;

    private final List<AutoCloseable> open = new ArrayList<>();

    /** Opens the store of this test; it is empty at first, and keeps what was written when it is opened again. */
    abstract LogBackend open();

    /** The same store, for reading only. */
    abstract StoredRecords openToRead();

    /** Damages a record behind the log's back; the store is closed. */
    abstract void damage(Damage damage, long position);

    /** Ways in which a log can be broken. */
    enum Damage {
        MISSING,
        /** It stands one position later. */
        MOVED,
        WRONG_HASH,
        WRONG_COUNT,
        NO_COUNT,
        WRONG_APPEND_ID,
        WRONG_TIME,
        WRONG_NODE,
        CHANGED_BYTES,
        UNREADABLE_BYTES
    }

    @AfterEach
    void closeAll() throws Exception {
        for (var each : open.reversed()) {
            each.close();
        }
    }

    private FaultyBackend backend() {
        var backend = new FaultyBackend(open());
        open.add(backend);
        return backend;
    }

    /** The log on a newly opened store; closed when the test ends. */
    OpenLog log() {
        return log(open(), Duration.ofSeconds(20));
    }

    private OpenLog log(LogBackend backend, Duration appendLimit) {
        int node = open.size(); // append ids are random, and no two nodes may draw the same
        var sequencer = new Sequencer.Settings("node-" + node, Clock.systemUTC(), new Random(node), Thread::sleep);
        var log = OpenLog.on(backend, CODEC, new OpenLog.Settings(sequencer, WINDOW, PAGE, appendLimit));
        open.add(log);
        return log;
    }

    private static List<String> texts(OpenLog log, long from, long to) {
        var texts = new ArrayList<String>();
        log.readAll(from, to, event -> texts.add(text(event)));
        return texts;
    }

    private static List<String> texts(OpenLog log, String thing) {
        var texts = new ArrayList<String>();
        log.read(on(thing), 0, Long.MAX_VALUE, event -> texts.add(text(event)));
        return texts;
    }

    private static String text(LoggedEvent event) {
        return event.position() + ":" + (event.payload() instanceof Samples.Noted noted ? noted.text() : "closed");
    }

    private static Condition noneOn(String thing, long from) {
        return Node.none(havingTags(on(thing)), from);
    }

    private static void fill(OpenLog log, int count) throws ConditionFailed {
        for (int i = 0; i < count; i++) {
            log.append(Condition.NONE, List.of(noted("fill", "filler")));
        }
    }

    // Positions and atomicity

    @Test
    void givesDensePositionsInTheOrderOfAppends() throws Exception {
        var log = log();
        assertThat(log.append(Condition.NONE, List.of(noted("a", "x"), noted("b", "y"))))
                .isEqualTo(2);
        assertThat(log.append(Condition.NONE, List.of(noted("c", "x")))).isEqualTo(3);
        assertThat(log.head()).isEqualTo(3);
        assertThat(texts(log, 0, 9)).containsExactly("0:a", "1:b", "2:c");
    }

    @Test
    void appendsAllEventsOrNone() throws Exception {
        var log = log();
        log.append(Condition.NONE, List.of(noted("a", "x")));
        assertThatThrownBy(() -> log.append(noneOn("x", 0), List.of(noted("b", "y"), noted("c", "z"))))
                .isInstanceOf(ConditionFailed.class);
        assertThat(texts(log, 0, 9)).containsExactly("0:a");
    }

    @Test
    void continuesAfterItWasClosed() throws Exception {
        try (var log = log()) {
            log.append(Condition.NONE, List.of(noted("a", "x"), noted("b", "x")));
        }
        var log = log();
        assertThat(log.append(Condition.NONE, List.of(noted("c", "x")))).isEqualTo(3);
        assertThat(texts(log, "x")).containsExactly("0:a", "1:b", "2:c");
        assertThat(log.verify(position -> {})).isEqualTo(3);
    }

    // Reading

    @Test
    void readsAnyPartOfAnAppend() throws Exception {
        var log = log();
        log.append(Condition.NONE, List.of(noted("a", "x"), noted("b", "y"), noted("c", "x"), noted("d", "x")));
        assertThat(texts(log, 1, 3)).containsExactly("1:b", "2:c");
        var found = new ArrayList<String>();
        log.read(on("x"), 1, 3, event -> found.add(text(event)));
        assertThat(found).containsExactly("2:c");
    }

    @Test
    void readsWhatCarriesOneOfSeveralTags() throws Exception {
        var log = log();
        log.append(Condition.NONE, List.of(noted("a", "x"), noted("b", "y"), noted("c", "z")));
        for (int i = 0; i < PAGE; i++) {
            log.append(Condition.NONE, List.of(noted("m" + i, "y"), noted("n" + i, "z")));
        }
        var texts = new ArrayList<String>();
        log.read(Set.of(on("x"), on("z"), on("nobody")), 0, log.head() - 1, event -> texts.add(text(event)));
        log.read(Set.of(), 0, log.head(), event -> texts.add("none asked for"));
        var expected = new ArrayList<>(List.of("0:a", "2:c"));
        for (int i = 0; i < PAGE - 1; i++) {
            expected.add(4 + 2 * i + ":n" + i);
        }
        assertThat(texts).isEqualTo(expected);
    }

    @Test
    void readsMoreThanAPage() throws Exception {
        var log = log();
        fill(log, PAGE * 2 + 1);
        log.append(Condition.NONE, List.of(noted("last", "x")));
        assertThat(texts(log, 0, Long.MAX_VALUE)).hasSize(PAGE * 2 + 2).endsWith("7:last");
        assertThat(texts(log, "filler")).hasSize(PAGE * 2 + 1);
    }

    @Test
    void readsSeveralAlternativesInOrderAndOnce() throws Exception {
        var log = log();
        for (int i = 0; i < 10; i++) {
            log.append(Condition.NONE, List.of(noted("e" + i, i % 2 == 0 ? "even" : "odd", "all")));
        }
        var either = EventCriteria.either(havingTags(on("even")), havingTags(on("odd")), havingTags(on("all")));
        var cursor = log.cursor(EventFilter.of(either), 2, 9);
        for (long position = 2; position < 9; position++) {
            assertThat(cursor.next())
                    .isNotNull()
                    .extracting(EventCursor.Found::position)
                    .isEqualTo(position);
        }
        assertThat(cursor.next()).isNull();
    }

    @Test
    void findsByTypeAlone() throws Exception {
        var log = log();
        log.append(Condition.NONE, List.of(noted("a", "x")));
        log.append(Condition.NONE, List.of(closed("x")));
        var closings = havingAnyTag().andBeingOneOfTypes(new QualifiedName("sample.Closed"));
        assertThat(log.cursor(EventFilter.of(closings), 0, 2).next())
                .isNotNull()
                .extracting(EventCursor.Found::position)
                .isEqualTo(1L);
        assertThat(log.cursor(EventFilter.of(havingAnyTag().or(closings)), 0, 2).next())
                .isNotNull()
                .extracting(EventCursor.Found::position)
                .isEqualTo(0L);
    }

    @Test
    void recordsTimesThatRiseAndFindsThePositionOfATime() throws Exception {
        var log = log();
        var before = Instant.now();
        log.append(Condition.NONE, List.of(noted("a", "x"), noted("b", "x")));
        log.append(Condition.NONE, List.of(noted("c", "x")));
        var times = new ArrayList<Instant>();
        log.readAll(0, 3, event -> times.add(event.recordedAt()));
        assertThat(times.get(0)).isEqualTo(times.get(1)).isAfterOrEqualTo(before.truncatedTo(ChronoUnit.MICROS));
        assertThat(times.get(2)).isAfter(times.get(1));
        assertThat(log.positionAt(times.get(0).minusNanos(1_000))).isZero();
        assertThat(log.positionAt(times.get(0))).isEqualTo(2);
        assertThat(log.positionAt(times.get(2).minusNanos(1_000))).isEqualTo(2);
        assertThat(log.positionAt(times.get(2))).isEqualTo(3);
        assertThat(log.positionAt(times.get(2).plusSeconds(60))).isEqualTo(3);
    }

    @Test
    void keepsTimesRisingWhenTheClockStandsStill() {
        var backend = backend();
        var node = new Node(backend, WINDOW, 1);
        for (int i = 0; i < 50; i++) {
            node.write(node.append(Condition.NONE, noted("a", "x")), node.append(Condition.NONE, noted("b", "x")));
        }
        assertThat(LogCheck.all(backend, CODEC, 100, position -> {})).isEqualTo(100);
    }

    // Conditions

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void checksAConditionAroundTheEdgeOfTheWindow(int offset) throws Exception {
        var log = log();
        fill(log, WINDOW);
        long target = log.append(Condition.NONE, List.of(noted("target", "x"))) - 1;
        // Fill up until the window begins at the target, one after it, or one before it.
        fill(log, WINDOW - 1 + offset);
        var closing = List.of(closed("x"));
        assertThatThrownBy(() -> log.append(noneOn("x", target), closing)).isInstanceOf(ConditionFailed.class);
        assertThatThrownBy(() -> log.append(noneOn("x", target - 1), closing)).isInstanceOf(ConditionFailed.class);
        assertThatThrownBy(() -> log.append(noneOn("x", 0), closing)).isInstanceOf(ConditionFailed.class);
        log.append(noneOn("x", target + 1), closing);
    }

    @Test
    void matchesOneEventAndNotTheUnionOfAnAppend() throws Exception {
        var log = log();
        log.append(Condition.NONE, List.of(noted("a", "x"), noted("b", "y"), closed("z")));
        var both = havingTags(on("x"), on("y"));
        var closedX = havingTags(on("x")).andBeingOneOfTypes(new QualifiedName("sample.Closed"));
        log.append(Node.none(both, 0), List.of(noted("c", "q")));
        log.append(Node.none(closedX, 0), List.of(noted("d", "q")));
        fill(log, WINDOW + 1);
        log.append(Node.none(both, 0), List.of(noted("e", "q")));
        log.append(Node.none(closedX, 0), List.of(noted("f", "q")));
        log.append(Condition.NONE, List.of(noted("g", "y", "x")));
        assertThatThrownBy(() -> log.append(Node.none(both, 0), List.of(noted("h", "q"))))
                .isInstanceOf(ConditionFailed.class);
    }

    @Test
    void checksBothEntitiesOfADecision() throws Exception {
        var log = log();
        var either = havingTags(on("x")).or(havingTags(on("y")));
        long seen = log.append(Condition.NONE, List.of(noted("a", "x"), noted("b", "y")));
        log.append(Condition.NONE, List.of(noted("c", "y")));
        assertThatThrownBy(() -> log.append(Node.none(either, seen), List.of(noted("d", "x", "y"))))
                .isInstanceOf(ConditionFailed.class);
        log.append(Node.none(either, seen + 1), List.of(noted("d", "x", "y")));
    }

    @Test
    void checksAgainstEarlierAppendsOfTheSameBatch() {
        var node = new Node(backend(), WINDOW, 1);
        var first = node.append(noneOn("x", 0), noted("a", "x"));
        var second = node.append(noneOn("x", 0), noted("b", "x"));
        var third = node.append(noneOn("y", 0), noted("c", "y"));
        node.write(first, second, third);
        assertThat(first.done()).isCompletedWithValue(1L);
        assertThat(Node.failed(second.done())).isTrue();
        assertThat(third.done()).isCompletedWithValue(2L);
    }

    @Test
    void remembersABatchLargerThanTheWindow() {
        var node = new Node(backend(), WINDOW, 1);
        var batch = new ArrayList<Append>();
        for (int i = 0; i < 3 * WINDOW; i++) {
            batch.add(node.append(Condition.NONE, noted("a" + i, "x" + i)));
        }
        var tooLate = node.append(noneOn("x0", 0), closed("x0"));
        batch.add(tooLate);
        node.write(batch.toArray(Append[]::new));
        assertThat(Node.failed(tooLate.done())).isTrue();
        assertThat(node.window.end() - node.window.start()).isEqualTo(WINDOW);
    }

    @Test
    void letsOneOfManyInterleavedWritersWin() throws Exception {
        var log = log();
        int writers = 8;
        int rounds = 20;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < rounds; round++) {
                long seen = log.head();
                var start = new CountDownLatch(1);
                var results = new ArrayList<Future<Boolean>>();
                for (int writer = 0; writer < writers; writer++) {
                    results.add(threads.submit(() -> start.await(5, TimeUnit.SECONDS) && wins(log, seen)));
                }
                start.countDown();
                int winners = 0;
                for (var result : results) {
                    winners += result.get() ? 1 : 0;
                }
                assertThat(winners).isEqualTo(1);
            }
        }
        assertThat(texts(log, "x")).hasSize(rounds);
    }

    private static boolean wins(OpenLog log, long seen) {
        try {
            log.append(noneOn("x", seen), List.of(noted("a", "x")));
            return true;
        } catch (ConditionFailed e) {
            return false;
        }
    }

    // Lost answers and races

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 500})
    void survivesALostAnswerWhereverItIsLost(int size) {
        for (var step : List.of(Step.LOST_BEFORE_WRITE, Step.LOST_AFTER_WRITE, Step.LOST_HALFWAY)) {
            var backend = backend().then(step).then(step);
            var node = new Node(backend, WINDOW, 1);
            long before = node.head.position();
            var batch = IntStream.range(0, size)
                    .mapToObj(i -> node.append(Condition.NONE, noted("a" + i, "x")))
                    .toArray(Append[]::new);
            node.write(batch);
            assertThat(backend.isDone()).isTrue();
            for (int i = 0; i < size; i++) {
                assertThat(batch[i].done()).isCompletedWithValue(before + i + 1);
            }
            assertThat(LogCheck.all(backend, CODEC, before + size, position -> {}))
                    .isEqualTo(before + size);
            backend.close();
            open.removeLast();
        }
    }

    @Test
    void writesNothingTwiceWhenTheStoreCannotBeReadAfterALostAnswer() {
        var backend =
                backend().then(Step.LOST_HALFWAY).then(Step.LOST_AFTER_WRITE).thenUnreadable(3);
        var node = new Node(backend, WINDOW, 1);
        var batch = IntStream.range(0, 5)
                .mapToObj(i -> node.append(noneOn("x" + i, 0), noted("a" + i, "x" + i)))
                .toArray(Append[]::new);
        node.write(batch);
        assertThat(batch).extracting(append -> append.done().resultNow()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(LogCheck.all(backend, CODEC, 5, position -> {})).isEqualTo(5);
    }

    @Test
    void placesAgainWhatComesSecond() {
        var store = backend();
        var rival = new Node(store, WINDOW, 2);
        var backend = new FaultyBackend(store).then(Step.after(() -> {
            rival.write(rival.append(Condition.NONE, noted("rival", "x"), noted("rival", "y")));
        }));
        var node = new Node(backend, WINDOW, 1);
        var loses = node.append(noneOn("x", 0), noted("a", "x"));
        var stands = node.append(noneOn("z", 0), noted("b", "z"));
        node.write(loses, stands);
        assertThat(Node.failed(loses.done())).isTrue();
        assertThat(stands.done()).isCompletedWithValue(3L);
        assertThat(LogCheck.all(store, CODEC, 3, position -> {})).isEqualTo(3);
        assertThat(rival.follow()).isEqualTo(1);
    }

    @Test
    void keepsWhatWasWrittenBeforeARivalCameFirst() {
        var store = backend();
        var rival = new Node(store, WINDOW, 2);
        var backend = new FaultyBackend(store).then(Step.LOST_HALFWAY).then(Step.after(() -> {
            rival.follow();
            rival.write(rival.append(Condition.NONE, noted("rival", "q")));
        }));
        var node = new Node(backend, WINDOW, 1);
        var batch = IntStream.range(0, 4)
                .mapToObj(i -> node.append(Condition.NONE, noted("a" + i, "x")))
                .toArray(Append[]::new);
        node.write(batch);
        assertThat(batch).extracting(append -> append.done().resultNow()).containsExactly(1L, 2L, 4L, 5L);
        assertThat(LogCheck.all(store, CODEC, 5, position -> {})).isEqualTo(5);
    }

    @Test
    void keepsTheRulesInRandomScripts() {
        var backend = backend();
        for (long seed = 0; seed < SCRIPTS; seed++) {
            SequencerScripts.run(backend, seed);
        }
    }

    // Limits

    @Test
    void takesAnEventOf256KilobytesAndNotAByteMore() throws Exception {
        var log = log();
        log.append(Condition.NONE, List.of(ofSize(Append.MAX_EVENT_BYTES)));
        assertThatThrownBy(() -> log.append(Condition.NONE, List.of(ofSize(Append.MAX_EVENT_BYTES + 1))))
                .isInstanceOf(TooLarge.class)
                .hasMessageContaining("262144")
                .hasMessageContaining("262145");
        assertThat(log.head()).isEqualTo(1);
    }

    @Test
    void takesAnAppendOf4MegabytesAndNotAByteMore() throws Exception {
        var log = log();
        int part = Append.MAX_EVENT_BYTES;
        var most = new ArrayList<EncodedEvent>();
        for (int i = 0; i < Append.MAX_BYTES / part - 1; i++) {
            most.add(ofSize(part));
        }
        most.add(ofSize(part - 300));
        most.add(ofSize(300));
        log.append(Condition.NONE, most);
        most.set(most.size() - 1, ofSize(301));
        assertThatThrownBy(() -> log.append(Condition.NONE, most))
                .isInstanceOf(TooLarge.class)
                .hasMessageContaining("4194304");
        assertThat(texts(log, 0, 99)).hasSize(17);
    }

    @Test
    void answersWhenTheStoreDoesNot() throws Exception {
        var stuck = new CountDownLatch(1);
        var backend = new FaultyBackend(open()).then(stuckUntil(stuck));
        var log = log(backend, Duration.ofMillis(50));
        assertThatThrownBy(() -> log.append(Condition.NONE, List.of(noted("a", "x"))))
                .isInstanceOf(LogUnavailable.class);
        stuck.countDown();
        assertThat(log.awaitHead(1, Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void doesNotBeginWhatNobodyWaitsForAnyMore() throws Exception {
        var stuck = new CountDownLatch(1);
        var log = log(new FaultyBackend(open()).then(stuckUntil(stuck)), Duration.ofMillis(500));
        for (var text : List.of("begun", "waiting")) {
            assertThatThrownBy(() -> log.append(Condition.NONE, List.of(noted(text, "x"))))
                    .isInstanceOf(LogUnavailable.class);
        }
        assertThat(log.state().waiting()).isZero();
        stuck.countDown();
        assertThat(log.awaitHead(1, Duration.ofSeconds(5))).isTrue();
        assertThat(texts(log, 0, 9)).containsExactly("0:begun");
    }

    @Test
    void refusesWhatItCannotHoldAndTakesTheRest() throws Exception {
        var stuck = new CountDownLatch(1);
        var log = log(new FaultyBackend(open()).then(stuckUntil(stuck)), Duration.ofSeconds(20));
        var large = List.of(ofSize(Append.MAX_EVENT_BYTES), ofSize(Append.MAX_EVENT_BYTES));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var appends = new ArrayList<Future<Long>>();
            for (int i = 0; i < 200; i++) {
                appends.add(threads.submit(() -> log.append(Condition.NONE, large)));
            }
            // 64 MB wait and one batch of 4 MB is on its way, so more than sixty of the two hundred are refused.
            await().until(() -> appends.stream().filter(Future::isDone).count() > 60);
            stuck.countDown();
            int refused = 0;
            for (var append : appends) {
                refused += isRefused(append) ? 1 : 0;
            }
            assertThat(refused).isGreaterThan(60);
            assertThat(log.head()).isEqualTo(2L * (200 - refused));
        }
    }

    private static boolean isRefused(Future<Long> append) throws InterruptedException {
        try {
            append.get();
            return false;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(LogOverloaded.class);
            return true;
        }
    }

    private static Step stuckUntil(CountDownLatch latch) {
        return (store, records) -> {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            store.insert(records);
        };
    }

    // Waiting

    @Test
    void wakesAStreamForEveryAppend() throws Exception {
        var log = log();
        var stream = log.storageEngine().stream(StreamingCondition.startingFrom(null), null);
        var rings = new Semaphore(0);
        stream.setCallback(rings::release);
        for (int i = 0; i < 200; i++) {
            fill(log, 1);
            // Without a ring the stream would sleep on what is there; polling would hide that, so only the bell counts.
            while (!stream.hasNextAvailable()) {
                assertThat(rings.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(stream.next()).isPresent();
        }
        assertThat(stream.error()).isEmpty();
        rings.drainPermits();
        log.close();
        open.removeLast();
        assertThat(rings.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
        assertThat(stream.error()).containsInstanceOf(LogClosed.class);
    }

    @Test
    void streamsOnlyWhatMatchesAndLooksAtTheRestOnce() throws Exception {
        var log = log();
        fill(log, 3 * PAGE);
        log.append(Condition.NONE, List.of(closed("x")));
        var criteria = havingAnyTag().andBeingOneOfTypes(new QualifiedName("sample.Closed"));
        var stream = log.storageEngine().stream(
                StreamingCondition.conditionFor(new GlobalSequenceTrackingToken(0), criteria), null);
        assertThat(stream.next()).hasValueSatisfying(entry -> assertThat(entry.getResource(TrackingToken.RESOURCE_KEY))
                .isEqualTo(new GlobalSequenceTrackingToken(3 * PAGE + 1)));
        assertThat(stream.next()).isEmpty();
        stream.close();
        assertThat(stream.isCompleted()).isTrue();
    }

    @Test
    void leavesOutWhatLiesBelowAFloorThatRises() throws Exception {
        var log = log();
        fill(log, 2 * PAGE);
        var floor = new AtomicLong();
        var stream = log.events(floor::get).open(StreamingCondition.startingFrom(null), null);
        assertThat(endOf(stream)).isEqualTo(1);
        floor.set(PAGE + 1);
        assertThat(endOf(stream)).isEqualTo(PAGE + 2);
        assertThat(endOf(stream)).isEqualTo(PAGE + 3);
        floor.set(2 * PAGE + 1);
        assertThat(stream.next()).isEmpty();
        fill(log, 2);
        assertThat(endOf(stream)).isEqualTo(2 * PAGE + 2);
        assertThat(stream.next()).isEmpty();
    }

    private static long endOf(MessageStream<EventMessage> stream) {
        var token = stream.next().orElseThrow().getResource(TrackingToken.RESOURCE_KEY);
        return Objects.requireNonNull(token, "an entry has its token")
                .position()
                .orElseThrow();
    }

    @Test
    void sourcesFromTheWindowWithoutAskingTheStore() throws Exception {
        var backend = new FaultyBackend(open());
        var log = log(backend, Duration.ofSeconds(20));
        fill(log, 3);
        backend.thenUnreadable(Integer.MAX_VALUE);
        var none = SourcingCondition.conditionFor(new GlobalIndexConsistencyMarker(1).position(), havingTags(on("x")));
        var sourced = log.storageEngine().source(none, null);
        assertThat(sourced.next())
                .hasValueSatisfying(entry -> assertThat(entry.getResource(ConsistencyMarker.RESOURCE_KEY))
                        .isEqualTo(new GlobalIndexConsistencyMarker(3)));
        var some = SourcingCondition.conditionFor(
                new GlobalIndexConsistencyMarker(1).position(), havingTags(on("filler")));
        assertThatThrownBy(() -> log.storageEngine().source(some, null).next()).isInstanceOf(LogUnavailable.class);
    }

    // Ends

    @Test
    void wakesWhoWaitsForThePosition() throws Exception {
        var log = log();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(() -> log.awaitHead(3, Duration.ofSeconds(20)));
            fill(log, 3);
            assertThat(waiting.get(5, TimeUnit.SECONDS)).isTrue();
            assertThat(log.awaitHead(4, Duration.ofMillis(1))).isFalse();
        }
    }

    @Test
    void rejectsWhatComesAfterTheEnd() throws Exception {
        var log = log();
        fill(log, 1);
        log.close();
        open.removeLast();
        assertThatThrownBy(() -> fill(log, 1)).isInstanceOf(LogClosed.class);
    }

    // Damage

    @ParameterizedTest
    @EnumSource(Damage.class)
    void refusesToStartOnABrokenTail(Damage damage) throws Exception {
        try (var log = log()) {
            for (int i = 0; i < 5; i++) {
                log.append(Condition.NONE, List.of(noted("a", "x"), noted("b", "x")));
            }
        }
        damage(damage, 4);
        assertThatThrownBy(this::log).isInstanceOf(LogCorrupt.class).hasMessageContaining("position 4");
    }

    @Test
    void refusesToStartOnEventsOfALaterProgram() throws Exception {
        try (var log = log()) {
            fill(log, 2);
            log.append(Condition.NONE, List.of(Samples.fromTheFuture("x")));
        }
        assertThatThrownBy(this::log)
                .isInstanceOf(LogCorrupt.class)
                .hasMessageContaining("position 2")
                .hasMessageContaining("sample.Closed version 2");
    }

    @ParameterizedTest
    @EnumSource(
            value = Damage.class,
            names = {"MISSING", "WRONG_HASH", "CHANGED_BYTES"})
    void findsDamageAnywhere(Damage damage) throws Exception {
        try (var log = log()) {
            for (int i = 0; i < LogCheck.TAIL + 10; i++) {
                log.append(Condition.NONE, List.of(noted("a", "x"), noted("b", "x")));
            }
        }
        damage(damage, 4);
        var log = log();
        assertThatThrownBy(() -> log.verify(position -> {}))
                .isInstanceOf(LogCorrupt.class)
                .hasMessageContaining("position 4");
        try (var stored = stored()) {
            assertThatThrownBy(() -> stored.verify(CopyProgress.NONE))
                    .isInstanceOf(LogCorrupt.class)
                    .hasMessageContaining("position 4");
        }
    }

    // For reading only

    private StoredLog stored() {
        return new StoredLog(openToRead(), CODEC);
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void namesTheFirstWrongPositionOfMany(Damage damage) throws Exception {
        try (var log = log()) {
            for (int i = 0; i < 5; i++) {
                log.append(Condition.NONE, List.of(noted("a", "x"), noted("b", "x")));
            }
        }
        for (long position : new long[] {8, 4, 0}) {
            damage(damage, position);
            boolean cutOff = damage == Damage.MISSING && position == 8;
            try (var stored = stored()) {
                if (cutOff) { // nothing tells that there was more
                    assertThat(stored.verify(CopyProgress.NONE).events()).isEqualTo(8);
                } else {
                    assertThatThrownBy(() -> stored.verify(CopyProgress.NONE))
                            .isInstanceOf(LogCorrupt.class)
                            .hasMessageContaining("position " + position + ":");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Damage.class,
            names = {"MISSING"},
            mode = EnumSource.Mode.EXCLUDE)
    void findsDamageOfTheOnlyRecord(Damage damage) throws Exception {
        try (var log = log()) {
            log.append(Condition.NONE, List.of(noted("a", "x"), noted("b", "x")));
        }
        damage(damage, 0);
        try (var stored = stored()) {
            assertThatThrownBy(() -> stored.verify(CopyProgress.NONE))
                    .isInstanceOf(LogCorrupt.class)
                    .hasMessageContaining("position 0:");
        }
    }

    @Test
    void isVerifiedWhileItIsInUse() throws Exception {
        var log = log();
        try (var empty = stored()) {
            assertThat(empty.verify(CopyProgress.NONE)).isEqualTo(new LogExtent(0, 0, LogRecord.NO_HASH));
        }
        fill(log, 700);
        try (var stored = stored()) {
            log.append(Condition.NONE, List.of(noted("later", "x"), noted("later", "y")));
            var reached = new ArrayList<Long>();
            var extent = stored.verify(new CopyProgress() {

                @Override
                public void total(long events) {
                    assertThat(events).isEqualTo(700);
                }

                @Override
                public void reached(long position) {
                    reached.add(position);
                }
            });
            assertThat(extent.events()).isEqualTo(700);
            assertThat(extent.records()).isEqualTo(700);
            assertThat(reached).hasSizeGreaterThan(1).isSorted().endsWith(700L);
        }
        try (var stored = stored()) {
            var extent = stored.verify(CopyProgress.NONE);
            assertThat(extent.events()).isEqualTo(702).isEqualTo(log.verify(position -> {}));
            assertThat(extent.records()).isEqualTo(701);
        }
    }
}
