package dev.costtracker.projections.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.costtracker.core.eventlog.StandIn;
import dev.costtracker.projections.views.Note.Notes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MongoViewsTest extends ViewStoreKit {

    private final StandIn database = new StandIn();

    @Override
    ViewStore open() {
        return MongoViews.open(database.uri() + "/tracker");
    }

    @Override
    boolean ordersByCodePoints() {
        return false; // MongoDB does
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void letsAClaimGoThatIsNotExtended() {
        try (var one = open();
                var other = open()) {
            var generation = one.begin(new Notes(1), 1);
            var term = Duration.ofMillis(300);
            assertThat(one.claim(generation, "one", term)).hasValue(0);
            assertThat(other.claim(generation, "other", Duration.ofMinutes(1))).isEmpty();

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> other.claim(generation, "other", term).isPresent());

            assertThat(one.claim(generation, "one", Duration.ofMinutes(1))).isEmpty();
        }
    }

    @Test
    void takesTheGenerationThatAnotherNodeHasBegun() {
        try (var one = open();
                var other = open()) {
            var begun = one.begin(new Notes(1), 2);
            one.write(begun, 0, 1, "event-0", List.of());

            assertThat(other.begin(new Notes(1), 2).position()).isEqualTo(1);
            assertThat(other.generations()).extracting(Generation::number).containsExactly(1, 2);
        }
    }

    @Test
    void repeatsABatchThatWasBrokenOffAsItWas() {
        try (var one = open();
                var other = open()) {
            var generation = one.begin(new Notes(1), 2);
            assertThat(one.settle(generation, 0, 5)).isEqualTo(5);
            assertThat(one.settle(generation, 0, 3)).isEqualTo(5);
            assertThat(other.settle(generation, 0, 9)).isEqualTo(5);

            one.write(generation, 0, 5, "event-4", List.of());

            assertThat(other.settle(generation, 5, 7)).isEqualTo(7);
            assertThatExceptionOfType(Overtaken.class).isThrownBy(() -> one.settle(generation, 0, 5));
        }
    }
}
