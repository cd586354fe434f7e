package dev.costtracker.core.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterType;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a log may be kept, and where its start is refused. */
class MongoStoreTest {

    private static final StandIn STAND_IN = new StandIn();

    @AfterAll
    static void stop() {
        STAND_IN.close();
    }

    private static OpenLog open(String database) {
        return MongoEventLog.open(
                STAND_IN.uri() + "/" + database, true, NodeAddress.ANY, Samples.CODEC, Clock.systemUTC());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mongodb://ann:secret@host", "mongodb://ann:secret@host/?replicaSet=rs0"})
    void wantsADatabase(String uri) {
        assertThatThrownBy(() -> MongoEventLog.check(uri))
                .isInstanceOf(UnfitStore.class)
                .hasMessageContaining("names no database")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "http://ann:secret@host/db", "mongodb://ann:se/cret@host/db"})
    void refusesWhatIsNoConnectionStringWithoutShowingIt(String uri) {
        assertThatThrownBy(() -> MongoEventLog.check(uri))
                .isInstanceOf(UnfitStore.class)
                .hasNoCause()
                .hasMessageContaining("cannot be read")
                .hasMessageNotContaining("cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "w=1",
                "w=0",
                "w=2",
                "w=majority&journal=false",
                "readConcernLevel=local",
                "readPreference=secondaryPreferred"
            })
    void refusesLessSafetyThanALogNeeds(String option) {
        assertThatThrownBy(() -> MongoEventLog.check("mongodb://host/db?" + option))
                .isInstanceOf(UnfitStore.class)
                .hasMessageContaining("less than");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://host/db",
                "mongodb://one,two,three/db?replicaSet=rs0&w=majority&journal=true",
                "mongodb://host/db?readConcernLevel=majority&readPreference=primary&socketTimeoutMS=500"
            })
    void takesWhatIsSafe(String uri) {
        assertThatCode(() -> MongoEventLog.check(uri)).doesNotThrowAnyException();
    }

    @Test
    void refusesAServerOutsideOfAReplicaSetUnlessThatIsAllowed() {
        assertThatThrownBy(() -> MongoEventLog.open(
                        STAND_IN.uri() + "/standalone", false, NodeAddress.ANY, Samples.CODEC, Clock.systemUTC()))
                .isInstanceOf(UnfitStore.class)
                .hasMessageContaining("not a member of a replica set")
                .hasMessageContaining("TRACKER_MONGODB_STANDALONE=true");
        open("standalone").close();
    }

    @ParameterizedTest
    @EnumSource(names = {"SHARDED", "LOAD_BALANCED", "UNKNOWN"})
    void refusesAShardedClusterInAnyCase(ClusterType kind) {
        assertThatThrownBy(() -> MongoStore.checkKind(kind, true))
                .isInstanceOf(UnfitStore.class)
                .hasMessageContaining("sharded");
    }

    @Test
    void takesAReplicaSet() {
        assertThatCode(() -> MongoStore.checkKind(ClusterType.REPLICA_SET, false))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesADatabaseOfSomethingElse() {
        try (var client = MongoClients.create(STAND_IN.uri())) {
            client.getDatabase("shop").getCollection("orders").insertOne(new Document());
            assertThatThrownBy(() -> open("shop"))
                    .isInstanceOf(UnfitStore.class)
                    .hasMessageContaining("shop")
                    .hasMessageContaining("orders");
            assertThat(client.getDatabase("shop").listCollectionNames()).containsExactly("orders");
        }
    }

    @Test
    void refusesADatabaseWhoseCollectionOnlyHasTheSameName() {
        try (var client = MongoClients.create(STAND_IN.uri())) {
            client.getDatabase("site").getCollection(MongoStore.ABOUT).insertOne(new Document("title", "About us"));
            assertThatThrownBy(() -> open("site"))
                    .isInstanceOf(UnfitStore.class)
                    .hasMessageContaining("(about)");
        }
    }

    @Test
    void refusesALogOfALaterProgram() {
        open("later").close();
        try (var client = MongoClients.create(STAND_IN.uri())) {
            var about = client.getDatabase("later").getCollection(MongoStore.ABOUT);
            about.updateOne(new Document(), new Document("$set", new Document("version", 2)));
            assertThatThrownBy(() -> open("later"))
                    .isInstanceOf(UnfitStore.class)
                    .hasMessageContaining("version 2");
        }
    }

    @Test
    void makesItsIndexesOnce() {
        open("indexes").close();
        open("indexes").close();
        try (var client = MongoClients.create(STAND_IN.uri())) {
            var keys = client.getDatabase("indexes")
                    .getCollection(MongoStore.LOG)
                    .listIndexes()
                    .map(index -> index.get("key"));
            assertThat(keys)
                    .containsExactlyInAnyOrder(
                            new Document("_id", 1), new Document("tags", 1).append("_id", 1), new Document("at", 1));
        }
    }

    @Test
    void letsNodesStartOnAnEmptyDatabaseAtOnce() throws Exception {
        int nodes = 5;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 10; round++) {
                var database = "together" + round;
                var ready = new CyclicBarrier(nodes);
                Callable<Long> start = () -> {
                    ready.await(5, TimeUnit.SECONDS);
                    try (var log = open(database)) {
                        return log.head();
                    }
                };
                for (var head : threads.invokeAll(Collections.nCopies(nodes, start))) {
                    assertThat(head.get()).isZero();
                }
            }
        }
    }

    @Test
    void saysThatNobodyAnswers() {
        assertThatThrownBy(() -> MongoEventLog.open(
                        "mongodb://localhost:1/db?serverSelectionTimeoutMS=1000",
                        true,
                        NodeAddress.ANY,
                        Samples.CODEC,
                        Clock.systemUTC()))
                .isInstanceOf(LogUnavailable.class)
                .hasMessageContaining("db does not answer: localhost:1 (")
                .hasMessageContaining("refused");
    }

    @Test
    void keepsTheEventsBytesAsTheyAre() throws Exception {
        var everything = Samples.noted("a", "x");
        try (var log = open("bytes")) {
            log.append(Append.Condition.NONE, List.of(everything));
            assertThat(log.cursor(EventFilter.everything(), 0, 1).next())
                    .isNotNull()
                    .satisfies(found -> assertThat(found.event().bytes()).isEqualTo(everything.bytes()));
        }
    }
}
