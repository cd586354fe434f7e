package dev.costtracker.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptTreeTest {

    private static final long SIZE = 8L << 20;

    @Test
    void importsAsWhatItTrulyHolds(@TempDir Path folder) throws IOException {
        var truth = TranscriptTree.write(folder, SIZE, 42);
        try (var tracker = new FakeTracker()) {
            var summary = Imports.run(tracker, folder, "--json").summary();

            assertThat(summary.get("files").longValue()).isEqualTo(truth.files);
            assertThat(summary.get("lines").longValue()).isEqualTo(truth.lines);
            assertThat(summary.get("malformedLines").longValue())
                    .isEqualTo(truth.malformedLines)
                    .isPositive();
            assertThat(summary.get("sessions").longValue()).isEqualTo(truth.sessions);
            assertThat(summary.at("/interactions/skipped/synthetic").longValue())
                    .isEqualTo(truth.synthetic);
            assertThat(summary.at("/interactions/logged").longValue()).isEqualTo(truth.interactions);
            assertThat(summary.get("tokens"))
                    .isEqualTo(Wire.JSON.readTree(truth.json()).get("tokens"));
            assertThat(tracker.interactions()).hasSize(Math.toIntExact(truth.interactions));
        }
    }
}
