package dev.costtracker.api.imports;

import static dev.costtracker.api.imports.Imports.write;
import static dev.costtracker.api.imports.Transcripts.answer;
import static dev.costtracker.api.imports.Transcripts.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When an imported session is over, and when it goes on. */
class SessionEndsTest {

    private static final String ANSWERED = "2026-10-01T09:30:00Z";
    private static final String LAST = "2026-10-01T09:40:00Z";
    private static final String END = "end s1 2026-10-01T09:40:00.001Z";

    private Path folder;
    private FakeTracker tracker;

    @BeforeEach
    void start(@TempDir Path empty) throws IOException {
        folder = empty;
        tracker = new FakeTracker();
    }

    @AfterEach
    void stop() {
        tracker.close();
    }

    private Path writeSession(Object... more) throws IOException {
        var lines = new Object[more.length + 2];
        lines[0] = answer("msg_1", 5).at(ANSWERED);
        lines[1] = prompt("s1", LAST, "thanks");
        System.arraycopy(more, 0, lines, 2, more.length);
        return write(folder.resolve("s1.jsonl"), lines);
    }

    private Imports.Outcome importAt(String time) {
        var run = Imports.into(tracker).at(time).run(folder, "--json");
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    @Test
    void endsASessionAtItsLastLineOnceThatIsAnHourOld() throws IOException {
        writeSession();

        importAt("2026-10-01T10:40:00Z");
        assertThat(tracker.steps()).as("it may go on").isEmpty();

        importAt("2026-10-01T10:40:01Z");
        assertThat(tracker.steps()).containsExactly(END);
    }

    @Test
    void writesNothingNewTheSecondTime() throws IOException {
        writeSession();
        importAt("2026-10-02T12:00:00Z");

        importAt("2026-10-03T12:00:00Z");
        write(folder.resolve("other.jsonl"), answer("msg_9", 5).in("s9").at("2026-10-03T12:00:00Z"));
        importAt("2026-10-03T12:01:00Z");

        assertThat(tracker.steps()).containsExactly(END);
    }

    @Test
    void goesOnWithASessionThatHasMoreAnswers() throws IOException {
        writeSession();
        importAt("2026-10-02T12:00:00Z");
        writeSession(
                prompt("s1", "2026-10-04T08:00:00Z", "one more thing"),
                answer("msg_2", 5).at("2026-10-04T08:01:00Z"),
                answer("msg_3", 5).at("2026-10-04T08:20:00Z"));

        importAt("2026-10-04T08:21:00Z");
        importAt("2026-10-04T12:00:00Z");
        importAt("2026-10-05T12:00:00Z");

        assertThat(tracker.interactions()).containsOnlyKeys("msg_1", "msg_2", "msg_3");
        assertThat(tracker.steps())
                .containsExactly(END, "resume s1 2026-10-04T08:01:00Z", "end s1 2026-10-04T08:20:00.001Z");
    }

    @Test
    void takesTheRestOfAnAnswerAtItsVeryEnd() throws IOException {
        var file = write(folder.resolve("s1.jsonl"), answer("msg_1", 5).at(LAST));
        importAt("2026-10-02T12:00:00Z");
        write(file, answer("msg_1", 50).at(LAST));

        importAt("2026-10-02T13:00:00Z");

        assertThat(tracker.interaction("msg_1").at("/usage/output").intValue()).isEqualTo(50);
        assertThat(tracker.steps()).containsExactly(END);
    }

    @Test
    void leavesASessionEndedThatHasNoMoreAnswers() throws IOException {
        writeSession();
        importAt("2026-10-02T12:00:00Z");
        writeSession(prompt("s1", "2026-10-04T08:00:00Z", "hello?"));

        importAt("2026-10-05T12:00:00Z");

        assertThat(tracker.steps()).containsExactly(END);
    }

    @Test
    void resumesASessionThatSomebodyEndedTooEarlyAndLeavesALaterEnd() throws IOException {
        writeSession();
        importAt(LAST);
        tracker.end("s1", "2026-10-01T09:00:00Z");

        importAt("2026-10-01T09:41:00Z");
        assertThat(tracker.steps()).containsExactly("resume s1 " + ANSWERED);

        tracker.end("s1", "2026-10-01T11:00:00Z");
        importAt("2026-10-02T12:00:00Z");
        assertThat(tracker.steps()).hasSize(1);
    }

    @Test
    void endsNothingInADryRun() throws IOException {
        writeSession();

        Imports.into(tracker).at("2026-10-02T12:00:00Z").run(folder, "--dry-run");

        assertThat(tracker.received()).noneMatch(request -> request.startsWith("POST /api/v1/sessions"));
    }

    @Test
    void saysWhichEndIsRefused() throws IOException {
        writeSession();
        var imports = Imports.into(tracker).at("2026-10-02T12:00:00Z");
        tracker.refuseEnds("the database is full");

        var run = imports.run(folder);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.errors()).containsExactly("not imported: the end of session s1: the database is full");
    }
}
