package dev.costtracker.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.eventlog.NodeAddress;
import dev.costtracker.core.eventlog.StandIn;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ledgers that share a database, over a stand-in for MongoDB. */
class MongoLedgerTest {

    private final StandIn standIn = new StandIn();

    @AfterEach
    void stop() {
        standIn.close();
    }

    private Ledger open(String database) {
        return Ledger.open(standIn.uri() + "/" + database, true, NodeAddress.ANY, Clock.systemUTC());
    }

    @Test
    void publishesTheBundledPricesOnceForAll() throws Exception {
        try (var first = open("shared")) {
            long published = first.log().head();
            assertThat(published).isPositive();
            try (var second = open("shared")) {
                assertThat(second.log().head()).isEqualTo(published);
                assertThat(first.log().awaitHead(published + 1, Duration.ofMillis(1)))
                        .isFalse();
                assertThat(second.verify()).isEqualTo(published);
            }
        }
        try (var again = open("shared")) {
            assertThat(again.verify()).isEqualTo(again.log().head()).isPositive();
        }
    }

    @Test
    void keepsLedgersOfTwoDatabasesApart() {
        try (var one = open("one");
                var other = open("other")) {
            assertThat(one.verify()).isEqualTo(other.verify()).isPositive();
        }
    }
}
