package dev.costtracker.core.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.costtracker.core.needs.Need.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeedTest {

    private static final Missing ENGINE = new Missing("no engine", "start one", false);

    @Test
    void failsWithoutWhatIsRequired() {
        assertThatThrownBy(() -> Need.without(ENGINE, true, "SomeIT"))
                .hasMessage("SomeIT cannot run: no engine, and TRACKER_IT=required; start one");
    }

    @Test
    void saysEachReasonOnceWithItsCount() {
        assertThat(Skips.summary(List.of("b; run with: y", "a; run with: x", "b; run with: y")))
                .containsExactly("SKIPPED 1x: a; run with: x", "SKIPPED 2x: b; run with: y");
        assertThat(Skips.summary(List.of())).isEmpty();
    }

    @Test
    void readsTheNotesOfAllModulesButNoneOfAnEarlierBuild(@TempDir Path project) throws IOException {
        var begin = Instant.parse("2026-11-24T12:00:00Z");
        write(project.resolve("one/target/skipped/a"), begin, "a");
        write(project.resolve("two/target/skipped/b"), begin.plusSeconds(60), "b");
        write(project.resolve("two/target/skipped/c"), begin.minusSeconds(1), "c");
        Files.createDirectories(project.resolve("three"));
        assertThat(Skips.notes(project, begin)).containsExactlyInAnyOrder("a", "b");
    }

    private static void write(Path file, Instant time, String note) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, note);
        Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
