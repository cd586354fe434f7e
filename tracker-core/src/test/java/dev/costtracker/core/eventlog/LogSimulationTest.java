package dev.costtracker.core.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.eventlog.LogSimulation.Outcome;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Simulated lives of a log on a replica set. {@code -Dtracker.seeds=10000} lives so many; {@code -Dtracker.seed=7} lives
 * that one and prints what happens in it.
 */
class LogSimulationTest {

    private static final int ENOUGH = 300;
    private static final int SEEDS = Integer.getInteger("tracker.seeds", ENOUGH);
    private static final int SEEDS_TO_FIND_A_MISTAKE = 500;

    @Test
    void keepsTheRulesInEveryLife() {
        var only = Long.getLong("tracker.seed");
        if (only != null) {
            live(only);
            return;
        }
        var incidents = new Incidents();
        for (long seed = 0; seed < SEEDS; seed++) {
            incidents.add(
                    check(seed, LogSimulation.run(seed, Mistake.NONE, null)).incidents());
        }
        if (SEEDS >= ENOUGH) {
            assertThat(Arrays.stream(Incident.values()).filter(incident -> incidents.of(incident) == 0))
                    .as("what never happened in %d lives, of %s", SEEDS, incidents)
                    .isEmpty();
        }
    }

    /** In the open, so that one can see what went wrong. */
    @SuppressWarnings("SystemOut") // whoever names a seed wants to read this
    private static void live(long seed) {
        var trace = new StringBuilder();
        var outcome = LogSimulation.run(seed, Mistake.NONE, trace);
        System.out.println(trace);
        outcome.history().asked().forEach(System.out::println);
        outcome.history().reads().forEach(System.out::println);
        check(seed, outcome);
    }

    private static Outcome check(long seed, Outcome outcome) {
        assertThat(outcome.violations())
                .as(
                        "seed %1$d; see it with mvn -pl tracker-core test -Dtest=LogSimulationTest -Dtracker.seed=%1$d",
                        seed)
                .isEmpty();
        return outcome;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isTheSameForTheSameSeed(long seed) {
        assertThat(story(seed)).isEqualTo(story(seed)).hasSizeGreaterThan(1000);
        assertThat(story(seed)).isNotEqualTo(story(-seed));
    }

    private static String story(long seed) {
        var story = new StringBuilder();
        var outcome = LogSimulation.run(seed, Mistake.NONE, story);
        story.append(outcome.history().asked()).append(outcome.history().reads());
        outcome.log().forEach(record -> story.append(record.hash()));
        return story.toString();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void findsTheMistakesOfAnAdapter(Mistake mistake) {
        assertThat(LongStream.range(0, SEEDS_TO_FIND_A_MISTAKE)
                        .filter(seed -> !LogSimulation.run(seed, mistake, null)
                                .violations()
                                .isEmpty())
                        .findFirst())
                .isPresent();
    }
}
