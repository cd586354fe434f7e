package dev.costtracker.core.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log says to MongoDB, word by word, as much of its safety is in there. */
class StandInWordsTest {

    private static final long LIMIT = MongoAccess.SERVER_LIMIT.toMillis();

    private final StandIn standIn = new StandIn();

    @AfterEach
    void stop() {
        standIn.close();
    }

    private void appendAndRead() throws Exception {
        try (var log =
                MongoEventLog.open(standIn.uri() + "/words", true, NodeAddress.ANY, Samples.CODEC, Clock.systemUTC())) {
            log.append(Append.Condition.NONE, List.of(Samples.noted("a", "x")));
            log.append(Node.none(EventCriteria.havingTags(Samples.on("y")), 0), List.of(Samples.noted("b", "y")));
            log.read(Samples.on("x"), 0, 2, event -> {});
            log.readAll(0, 2, event -> {});
            log.positionAt(Instant.now());
            assertThat(log.verify(position -> {})).isEqualTo(2);
        }
    }

    private List<StandIn.Command> onLog(String name) {
        return standIn.commands().stream()
                .filter(command -> MongoStore.LOG.equals(command.body().get(name)))
                .toList();
    }

    @Test
    void writesToAMajorityInOrder() throws Exception {
        appendAndRead();
        assertThat(onLog("insert")).hasSize(2).allSatisfy(insert -> {
            assertThat(insert.body().get("ordered")).isEqualTo(true);
            assertThat(insert.body().get("writeConcern")).isEqualTo(majority());
            assertThat(insert.body()).doesNotContainKey("txnNumber");
        });
    }

    private static Document majority() {
        return new Document("w", "majority")
                .append("wtimeout", Math.toIntExact(LIMIT))
                .append("j", true);
    }

    @Test
    void readsWhatAMajorityHasWithinALimit() throws Exception {
        appendAndRead();
        assertThat(onLog("find")).isNotEmpty().allSatisfy(find -> {
            assertThat(readConcern(find).get("level")).isEqualTo("majority");
            assertThat(find.body().get("maxTimeMS")).isEqualTo(LIMIT);
        });
    }

    @Test
    void neverReadsBehindWhatItHasSeen() throws Exception {
        appendAndRead();
        var first = onLog("insert").getFirst();
        var later = onLog("find").stream()
                .filter(find -> find.time().compareTo(first.time()) > 0)
                .toList();
        assertThat(later).isNotEmpty().allSatisfy(find -> assertThat(
                        (BsonTimestamp) readConcern(find).get("afterClusterTime"))
                .isGreaterThanOrEqualTo(first.time()));
    }

    private static Document readConcern(StandIn.Command command) {
        return (Document) command.body().getOrDefault("readConcern", new Document());
    }

    @Test
    void sendsABatchAsOneCommand() throws Exception {
        try (var backend = MongoLogBackend.open(new ConnectionString(standIn.uri()), "words", true)) {
            var node = new Node(backend, 8, 1);
            node.write(IntStream.range(0, 500)
                    .mapToObj(i -> node.append(Append.Condition.NONE, Samples.ofSize(8_000)))
                    .toArray(Append[]::new));
            assertThat(onLog("insert")).hasSize(1);
        }
    }

    @Test
    void findsByTagWithTheIndexForIt() throws Exception {
        appendAndRead();
        assertThat(onLog("find"))
                .filteredOn(find -> find.body().toString().contains("tags"))
                .isNotEmpty()
                .allSatisfy(find ->
                        assertThat(find.body().get("hint")).isEqualTo(new Document("tags", 1).append("_id", 1)));
    }
}
