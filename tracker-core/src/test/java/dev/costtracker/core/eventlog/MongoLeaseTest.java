package dev.costtracker.core.eventlog;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.costtracker.core.eventlog.Lease.Holder;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lease over a stand-in for MongoDB, whose clock is this machine's. */
class MongoLeaseTest {

    private static final Holder ANN = new Holder("ann", "one.example.org", 7001);
    private static final Holder BOB = new Holder("bob", "two.example.org", 7002);

    private final StandIn standIn = new StandIn();
    private final MongoClient client = MongoClients.create(standIn.uri());
    private final MongoCollection<Document> about = client.getDatabase("db").getCollection(MongoStore.ABOUT);
    private final MongoLease lease = new MongoLease(about);

    @BeforeEach
    void prepare() {
        MongoAccess.insertIfAbsent(about, MongoLease.unheld());
        MongoAccess.insertIfAbsent(about, MongoLease.unheld());
    }

    @AfterEach
    void close() {
        client.close();
        standIn.close();
    }

    private void renewedBefore(Duration time) {
        about.updateOne(eq("_id", "sequencer"), set("renewed", Instant.now().minus(time)));
    }

    @Test
    void goesToWhoAsksFirstAndStaysThere() {
        assertThat(lease.claim(ANN)).isEqualTo(ANN);
        assertThat(lease.claim(BOB)).isEqualTo(ANN);
        assertThat(lease.claim(ANN)).isEqualTo(ANN);
    }

    @Test
    void goesToAnotherWhenItWasNotRenewedForATerm() {
        lease.claim(ANN);
        renewedBefore(Lease.TERM.plusMillis(1));
        assertThat(lease.claim(BOB)).isEqualTo(BOB);
        assertThat(lease.claim(ANN)).isEqualTo(BOB);
    }

    @Test
    void staysWhenItWasRenewedInTime() {
        lease.claim(ANN);
        renewedBefore(Lease.TERM.minusSeconds(1));
        assertThat(lease.claim(BOB)).isEqualTo(ANN);
        lease.claim(ANN);
        renewedBefore(Lease.TERM.plusMillis(1));
        assertThat(lease.claim(ANN)).isEqualTo(ANN);
        assertThat(lease.claim(BOB)).isEqualTo(ANN);
    }

    @Test
    void isFreeWhenItWasGivenBack() {
        lease.claim(ANN);
        lease.release(BOB);
        assertThat(lease.claim(BOB)).isEqualTo(ANN);
        lease.release(ANN);
        assertThat(lease.claim(BOB)).isEqualTo(BOB);
    }

    @Test
    void saysThatNobodyAnswers() {
        client.close();
        assertThatThrownBy(() -> lease.claim(ANN)).isInstanceOf(LogUnavailable.class);
    }
}
