package dev.costtracker.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.pricing.Usage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarvestTest {

    private record Found(AnswerCopy copy, String session) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void doesNotDependOnTheOrderOfReading(long seed) {
        var copies = copies(new Random(seed));
        var expected = describe(copies);
        for (var i = 0; i < 50; i++) {
            Collections.shuffle(copies, new Random(seed * 1000 + i));
            assertThat(describe(copies)).isEqualTo(expected);
        }
    }

    @Test
    void growsToAnyNumberOfAnswers() {
        var harvest = new Harvest();
        for (var i = 0; i < 100_000; i++) {
            harvest.add(copy("msg_" + i % 40_000, null, i, 5, false), harvest.session("s1"));
        }

        assertThat(harvest.answers()).hasSize(40_000).extracting(Answer::id).doesNotHaveDuplicates();
    }

    @Test
    void takesALineThatOnlyHasTheRequestIdForACopy() {
        var harvest = new Harvest();
        harvest.add(copy("req_1", null, 2, 5, false), harvest.session("s1"));
        harvest.add(copy("msg_1", "req_1", 1, 5, false), harvest.session("s1"));

        assertThat(harvest.answers()).singleElement().extracting(Answer::id).isEqualTo("msg_1");
    }

    private static List<Found> copies(Random random) {
        var copies = new ArrayList<Found>();
        for (var i = 0; i < 200; i++) {
            var request = random.nextInt(4) == 0 ? null : "req_" + random.nextInt(30);
            var copy = copy(
                    "msg_" + random.nextInt(30), request, random.nextInt(3), random.nextInt(3), random.nextBoolean());
            copies.add(new Found(copy, "s" + random.nextInt(4)));
        }
        return copies;
    }

    private static AnswerCopy copy(String id, @Nullable String request, long at, int output, boolean sideChain) {
        var terms = new Terms(sideChain ? "haiku" : "opus", null, at == 1 ? "fast" : null, null);
        return new AnswerCopy(new AnswerId(id, request), sideChain, at, terms, new Usage(1, 0, 0, 0, output), 0, null);
    }

    private static List<String> describe(List<Found> copies) {
        var harvest = new Harvest();
        for (var found : copies) {
            var session = harvest.session(found.session);
            session.saw(
                    found.copy.at(),
                    new TranscriptLine(null, null, null, null, null, null, null, false, false, null, null),
                    null);
            harvest.add(found.copy, session);
        }
        return harvest.answers().stream()
                .map(answer -> Wire.Item.of(answer) + " " + answer.session().startedAt())
                .toList();
    }
}
