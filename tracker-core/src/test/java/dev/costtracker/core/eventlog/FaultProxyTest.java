package dev.costtracker.core.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.mongodb.ConnectionString;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the proxy does what its faults say, seen by a bare driver; else it would prove nothing about the log. */
class FaultProxyTest {

    private static final List<Document> THREE =
            List.of(new Document("_id", 0L), new Document("_id", 1L), new Document("_id", 2L));

    private final StandIn standIn = new StandIn();
    private final FaultProxy proxy = new FaultProxy(standIn.port());
    private final MongoClient behind = MongoClients.create(standIn.uri());
    private final MongoClient client =
            MongoClients.create(MongoAccess.settings(new ConnectionString(proxy.uri() + "/?socketTimeoutMS=600")));

    @AfterEach
    void close() {
        client.close();
        proxy.close();
        behind.close();
        standIn.close();
    }

    private static MongoCollection<Document> log(MongoClient client) {
        return client.getDatabase("proxy").getCollection(MongoStore.LOG);
    }

    private void insert() {
        log(client).insertMany(THREE);
    }

    private void written(int count) {
        assertThat(log(behind).countDocuments()).isEqualTo(count);
        assertThat(proxy.isDone()).isTrue();
    }

    @Test
    void letsAllElsePass() {
        proxy.then(Fault.lost(0));
        client.getDatabase("proxy").getCollection("other").insertMany(THREE);
        assertThat(log(client).find()).isEmpty();
        assertThat(proxy.isDone()).isFalse();
        assertThatThrownBy(this::insert).isInstanceOf(MongoSocketException.class);
        insert();
        assertThat(log(client).find()).containsExactlyElementsOf(THREE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, Fault.ALL})
    void losesTheReplyAfterSoManyAreWritten(int count) {
        proxy.then(Fault.lost(count));
        assertThatThrownBy(this::insert).isInstanceOf(MongoSocketException.class);
        written(Math.min(count, 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3})
    void cutsTheConnectionInMidReply(int count) {
        proxy.then(Fault.cutInMidReply(count));
        assertThatThrownBy(this::insert).isInstanceOf(MongoSocketException.class);
        written(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void repliesTooLate(int count) {
        proxy.then(Fault.late(count));
        assertThatThrownBy(this::insert).isInstanceOf(MongoSocketReadTimeoutException.class);
        written(count);
    }

    @Test
    void holdsAnInsertBack() {
        proxy.then(Fault.held());
        assertThatThrownBy(this::insert).isInstanceOf(MongoSocketReadTimeoutException.class);
        written(0);
        proxy.deliverHeld();
        written(3);
    }

    @Test
    void deliversTwice() {
        proxy.then(Fault.deliveredTwice());
        assertThatThrownBy(this::insert)
                .asInstanceOf(type(MongoBulkWriteException.class))
                .satisfies(
                        e -> assertThat(e.getWriteErrors().getFirst().getCode()).isEqualTo(Fault.DUPLICATE_KEY));
        written(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void answersWithAnError(int count) {
        proxy.then(Fault.error(count, Fault.NOT_WRITABLE_PRIMARY));
        assertThatThrownBy(this::insert).isInstanceOf(MongoNotPrimaryException.class);
        written(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void answersWithAWriteConcernError(int count) {
        proxy.then(Fault.writeConcernError(count));
        assertThatThrownBy(this::insert)
                .asInstanceOf(type(MongoBulkWriteException.class))
                .satisfies(e -> {
                    assertThat(e.getWriteErrors()).isEmpty();
                    assertThat(e.getWriteConcernError()).isNotNull();
                    assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(3);
                });
        written(count);
    }

    @Test
    void answersWithBothErrors() {
        proxy.then(Fault.writeConcernErrorAndDuplicateKey(1, 2));
        assertThatThrownBy(this::insert)
                .asInstanceOf(type(MongoBulkWriteException.class))
                .satisfies(e -> {
                    assertThat(e.getWriteErrors().getFirst().getIndex()).isEqualTo(2);
                    assertThat(e.getWriteConcernError()).isNotNull();
                });
        written(1);
    }

    @Test
    void letsSomebodyElseComeFirst() {
        var came = new AtomicBoolean();
        proxy.then(Fault.after(() -> came.set(log(behind).countDocuments() == 0)));
        insert();
        assertThat(came).isTrue();
        written(3);
    }
}
