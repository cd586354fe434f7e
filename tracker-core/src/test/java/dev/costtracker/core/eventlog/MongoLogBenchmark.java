package dev.costtracker.core.eventlog;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/**
 * Measures the log in MongoDB against bare ordered inserts of the same documents under the same indexes, and two nodes
 * against one; no part of the tests, as it judges nothing. Run it by {@code mvn -pl tracker-core test
 * -Dtest=MongoLogBenchmark -Dtracker.benchmark.uri=mongodb://host1,host2,host3/?replicaSet=rs0}, with {@code
 * -Dtracker.benchmark.events=5000} for a quick look. It works in databases of its own ({@code tracker_test_…}), which it
 * drops.
 */
class MongoLogBenchmark {

    private static final String URI = System.getProperty("tracker.benchmark.uri", "");
    private static final int EVENTS = Integer.getInteger("tracker.benchmark.events", 20_000);
    private static final int CALLERS = Integer.getInteger("tracker.benchmark.callers", 64);
    private static final int ROUNDS = 6;
    private static final int PER_APPEND = 100;
    /** No larger is a batch of the log. */
    private static final int MOST = 500;

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final InsertManyOptions ORDERED = new InsertManyOptions().ordered(true);

    private final LogLoad load = new LogLoad();
    private final Map<String, List<Double>> ratios = new LinkedHashMap<>();

    @Test
    void measure() throws Exception {
        assumeFalse(URI.isEmpty(), "no server is given: -Dtracker.benchmark.uri=mongodb://…");
        LogLoad.say("%,d events of %,d bytes, %d callers", EVENTS, load.event().size(), CALLERS);
        for (int round = 0; round < ROUNDS; round++) { // the first figures are the compiler's, look at the last
            LogLoad.say("round %d", round + 1);
            againstBareInserts();
            twoAgainstOne();
        }
        LogLoad.say("medians of all rounds but the first");
        ratios.forEach((what, all) -> LogLoad.say("   %s: %.2f (%.2f to %.2f)", what, median(all), min(all), max(all)));
    }

    /** A ratio that matters; of all the rounds' the median is said at the end. */
    private double ratio(String what, double one, double other) {
        ratios.computeIfAbsent(what, w -> new ArrayList<>()).add(one / other);
        return one / other;
    }

    private static double median(List<Double> all) {
        var sorted = warm(all).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static double min(List<Double> all) {
        return Collections.min(warm(all).toList());
    }

    private static double max(List<Double> all) {
        return Collections.max(warm(all).toList());
    }

    private static Stream<Double> warm(List<Double> all) {
        return all.stream().skip(1);
    }

    private void againstBareInserts() throws Exception {
        var bare = bare(1);
        var bareLarge = bare(PER_APPEND);
        var plain = measure(1, nodes -> events -> LogLoad.byManyCallers(nodes, CALLERS, events, false));
        var conditional = measure(1, nodes -> events -> LogLoad.byManyCallers(nodes, CALLERS, events, true));
        var together = measure(1, nodes -> events -> LogLoad.inLargeAppends(nodes.getFirst(), events, PER_APPEND));
        LogLoad.say("   bare, an event a document  %s", bare);
        LogLoad.say("   bare, %d a document       %s", PER_APPEND, bareLarge);
        LogLoad.say("   one per append             %s", plain);
        LogLoad.say("   with condition             %s", conditional);
        LogLoad.say("   %d per append             %s", PER_APPEND, together);
        LogLoad.say(
                "   %.2f, %.2f and %.2f",
                ratio("with condition / without", conditional.perSecond(), plain.perSecond()),
                ratio(PER_APPEND + " per append / bare", together.perSecond(), bare.perSecond()),
                ratio(
                        PER_APPEND + " per append / bare with as many a document",
                        together.perSecond(),
                        bareLarge.perSecond()));
    }

    private void twoAgainstOne() throws Exception {
        var latencies = new ArrayList<long[]>();
        var rates = new ArrayList<LogLoad.Rate>();
        for (int count = 1; count <= 2; count++) {
            rates.add(measure(
                    count, nodes -> events -> latencies.add(LogLoad.byManyCallers(nodes, CALLERS, events, false))));
            LogLoad.say(
                    "   nodes: %d                   %s, p50 %.1f ms, p99 %.1f ms",
                    count, rates.getLast(), millis(latencies.getLast(), 50), millis(latencies.getLast(), 99));
        }
        LogLoad.say(
                "   %.2f, %.2f and %.2f",
                ratio(
                        "two nodes / one, rate",
                        rates.getLast().perSecond(),
                        rates.getFirst().perSecond()),
                ratio("two nodes / one, p50", millis(latencies.getLast(), 50), millis(latencies.getFirst(), 50)),
                ratio("two nodes / one, p99", millis(latencies.getLast(), 99), millis(latencies.getFirst(), 99)));
    }

    private static double millis(long[] sortedNanos, int percent) {
        return sortedNanos[(sortedNanos.length - 1) * percent / 100] / 1e6;
    }

    /** Work on nodes of a database that is new. */
    @FunctionalInterface
    private interface OnNodes {
        LogLoad.Work of(List<OpenLog> nodes);
    }

    private LogLoad.Rate measure(int count, OnNodes work) throws Exception {
        var database = MongoLogKit.newDatabase();
        var nodes = new ArrayList<OpenLog>();
        try {
            for (int i = 0; i < count; i++) {
                var backend = MongoLogBackend.open(new ConnectionString(URI), database, true);
                nodes.add(OpenLog.together(
                        backend, NodeAddress.ANY, Samples.CODEC, OpenLog.Settings.usual(Clock.systemUTC())));
            }
            LogLoad.byManyCallers(nodes, CALLERS, load.events(EVENTS / 10), false); // till it is clear who leads
            return load.rate(EVENTS, work.of(nodes));
        } finally {
            nodes.forEach(OpenLog::close);
            drop(database);
        }
    }

    private static void drop(String database) {
        try (var client = MongoClients.create(MongoAccess.settings(new ConnectionString(URI)))) {
            client.getDatabase(database).drop();
        }
    }

    /** The documents that the log would write, made beforehand, as fast as the driver and the server take them. */
    private LogLoad.Rate bare(int perDocument) throws Exception {
        var documents = documents(perDocument);
        int batch =
                Math.min(MOST, MOST_BYTES / documents.getFirst().getByteBuffer().remaining());
        var database = MongoLogKit.newDatabase();
        try (var client = MongoClients.create(MongoAccess.settings(new ConnectionString(URI)))) {
            var store = client.getDatabase(database);
            MongoStore.prepare(client, store, true);
            var log = store.getCollection(MongoStore.LOG, RawBsonDocument.class);
            return LogLoad.rateOf(EVENTS, () -> {
                for (int i = 0; i < documents.size(); i += batch) {
                    log.insertMany(documents.subList(i, Math.min(documents.size(), i + batch)), ORDERED);
                }
                return documents;
            });
        } finally {
            drop(database);
        }
    }

    private List<RawBsonDocument> documents(int perDocument) {
        var documents = new ArrayList<RawBsonDocument>();
        var hash = LogRecord.NO_HASH;
        long position = 0;
        for (var part : LogLoad.parts(load.events(EVENTS), perDocument)) {
            var record = LogRecord.after(hash, position, UUID.randomUUID(), position, "node", part);
            documents.add(MongoRecord.document(record));
            hash = record.hash();
            position = record.end();
        }
        return documents;
    }
}
