package dev.costtracker.core.eventlog;

import static dev.costtracker.core.eventlog.Samples.CODEC;
import static dev.costtracker.core.eventlog.Samples.noted;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.costtracker.core.eventlog.Append.Condition;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Batches of one, two and 500 records with everything that can go wrong on the wire, before and after each of their
 * statements; {@code -Dtracker.statements=1} takes all of the 500 instead of those at the edges and in the middle.
 */
class WireFaultsTest {

    private static final int EDGE = 3;
    private static final int EVERY = Integer.getInteger("tracker.statements", 125);
    private static final String DATABASE = "faults";

    private final StandIn standIn = new StandIn();
    private final FaultProxy proxy = new FaultProxy(standIn.port());
    private final MongoClient behind = MongoClients.create(standIn.uri());
    private final LogBackend rivalsWay = open(standIn.uri());
    private final LogBackend backend = open(proxy.uri() + "/?socketTimeoutMS=150");

    @AfterEach
    void close() {
        backend.close();
        rivalsWay.close();
        behind.close();
        proxy.close();
        standIn.close();
    }

    /** The driver looks at once whether a server that it has lost is there again. */
    private static LogBackend open(String uri) {
        var settings = MongoClientSettings.builder(MongoAccess.settings(new ConnectionString(uri)))
                .applyToServerSettings(server -> server.minHeartbeatFrequency(1, TimeUnit.MILLISECONDS)
                        .heartbeatFrequency(10, TimeUnit.MILLISECONDS))
                .build();
        return MongoLogBackend.open(settings, DATABASE, true);
    }

    private static IntStream statements(int size) {
        return IntStream.rangeClosed(0, size)
                .filter(index -> index < EDGE || index > size - EDGE || index % EVERY == 0);
    }

    private void survivesAtEveryStatement(int size, IntFunction<Fault> fault) {
        statements(size).forEach(index -> survives(size, fault.apply(index), fault.apply(index)));
    }

    /** Writes a batch into an empty log; nothing may be lost or doubled, and everything is acknowledged in its place. */
    private void survives(int size, Fault... faults) {
        behind.getDatabase(DATABASE).getCollection(MongoStore.LOG).drop();
        List.of(faults).forEach(proxy::then);
        var batch = write(new Node(backend, 8, 1), size);
        assertThat(proxy.isDone()).isTrue();
        proxy.deliverHeld();
        for (int i = 0; i < size; i++) {
            assertThat(batch[i].done()).isCompletedWithValue(i + 1L);
        }
        wholeUpTo(size);
    }

    private static Append[] write(Node node, int size) {
        var batch = IntStream.range(0, size)
                .mapToObj(i -> node.append(Condition.NONE, noted("a" + i, "x")))
                .toArray(Append[]::new);
        node.write(batch);
        return batch;
    }

    private void wholeUpTo(long head) {
        assertThat(LogCheck.all(rivalsWay, CODEC, head, position -> {})).isEqualTo(head);
        assertThat(rivalsWay.last()).map(LogRecord::end).contains(head);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 500})
    void survivesALostReply(int size) {
        survivesAtEveryStatement(size, Fault::lost);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 500})
    void survivesAConnectionCutInMidReply(int size) {
        survivesAtEveryStatement(size, Fault::cutInMidReply);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 500})
    void survivesAPrimaryThatIsNoneAnyMore(int size) {
        survivesAtEveryStatement(size, index -> Fault.error(index, Fault.NOT_WRITABLE_PRIMARY));
    }

    /** What is said to be written is not, or was and has been rolled back. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 500})
    void believesNothingThatIsNotWithAMajority(int size) {
        survivesAtEveryStatement(size, Fault::writeConcernError);
    }

    /** Not even what is said to be there before the duplicate key. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 500})
    void believesNoDuplicateKeyThatIsNotWithAMajority(int size) {
        survivesAtEveryStatement(size, index -> Fault.writeConcernErrorAndDuplicateKey(index, size - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 500})
    void survivesAReplyThatComesTooLate(int size) {
        survives(size, Fault.late(0), Fault.late(size / 2), Fault.late(Fault.ALL));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 500})
    void survivesAnInsertThatArrivesLongAfterItsReplacement(int size) {
        survives(size, Fault.held(), Fault.held());
        survives(size, Fault.held(), Fault.after(proxy::deliverHeld));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 500})
    void knowsItsOwnRecordsWhenTheyAreDeliveredTwice(int size) {
        survives(size, Fault.deliveredTwice());
        survives(size, Fault.lost(size / 2), Fault.deliveredTwice());
    }

    /** Not primary, recovering, shutting down, stepping down, over its limits, failed on the network, or anything else. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                10_107, 13_435, 13_436, 11_600, 11_602, 189, 91, 10_058, 262, 50, 64, 6, 7, 89, 9_001, 112, 13, 8_000
            })
    void sendsAgainWhateverTheErrorIs(int code) {
        survives(2, Fault.error(0, code), Fault.error(1, code), Fault.error(Fault.ALL, code));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 500})
    void givesWayToARivalAtEveryStatement(int size) {
        statements(size).forEach(written -> {
            behind.getDatabase(DATABASE).getCollection(MongoStore.LOG).drop();
            var node = new Node(backend, 8, 1);
            var rival = new Node(rivalsWay, 8, 2);
            proxy.then(Fault.lost(written)).then(Fault.after(() -> {
                rival.follow();
                write(rival, 1);
            }));
            var batch = write(node, size);
            for (int i = 0; i < size; i++) {
                assertThat(batch[i].done()).isCompletedWithValue(i < written ? i + 1L : i + 2L);
            }
            node.follow();
            wholeUpTo(size + 1L);
        });
    }

    @Test
    void asksForAWinnerItCannotSeeOnlyNowAndThen() {
        // A duplicate key, and nothing at the position: the winner is not with a majority yet, or was rolled back.
        proxy.then(Fault.duplicateKey(0)).then(Fault.duplicateKey(0)).then(Fault.duplicateKey(0));
        long before = standIn.commands().size();
        survives(1);
        assertThat(standIn.commands().size() - before).isLessThan(40);
    }
}
