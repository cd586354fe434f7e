package dev.costtracker.api.imports;

import static dev.costtracker.api.imports.Imports.write;
import static dev.costtracker.api.imports.Transcripts.answer;
import static dev.costtracker.api.imports.Transcripts.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

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

    @Test
    void logsTheLargestCopyOfEveryAnswer() throws IOException {
        write(
                folder.resolve("s1.jsonl"),
                answer("msg_1", 2),
                answer("msg_1", 2),
                answer("msg_1", 80),
                answer("msg_2", 7));

        var run = Imports.run(tracker, folder);

        assertThat(run.code()).isZero();
        assertThat(tracker.interactions().keySet()).containsExactly("msg_1", "msg_2");
        assertThat(tracker.interaction("msg_1")).isEqualTo(Wire.JSON.readTree("""
                {"session": "s1", "id": "msg_1", "model": "claude-sonnet-4-5-20250929",
                 "occurredAt": "2026-10-01T09:30:00Z", "source": "claude-code-transcript", "onConflict": "amend",
                 "usage": {"input": 10, "cacheWrite5m": 0, "cacheWrite1h": 0, "cacheRead": 0, "output": 80}}"""));
    }

    @Test
    void saysWhatItDidInOneObject() throws IOException {
        write(
                folder.resolve("s1.jsonl"),
                prompt("s1", "2026-10-01T09:00:00Z", "hello"),
                answer("msg_1", 90),
                "",
                answer("msg_2", 190).by("unknown-model"),
                answer("msg_3", 0).by("<synthetic>"),
                "[1]");

        var run = Imports.run(tracker, folder, "--json");

        assertThat(run.summary()).isEqualTo(Wire.JSON.readTree("""
                {"files": 1, "lines": 5, "malformedLines": 1,
                 "interactions": {"logged": 2, "duplicate": 0, "amended": 0, "skipped": {"synthetic": 1}}, "sessions": 1,
                 "tokens": {"input": 20, "cacheWrite5m": 0, "cacheWrite1h": 0, "cacheRead": 0, "output": 280},
                 "cost": "0.0001", "unpriced": 1,
                 "byModel": {"claude-sonnet-4-5": {"interactions": 1, "cost": "0.0001"}, "unknown-model": {"interactions": 1}}}"""));
        assertThat(run.code()).isZero();
    }

    @Test
    void saysTheSameTheSecondTime() throws IOException {
        write(folder.resolve("a/s1.jsonl"), answer("msg_1", 2), answer("msg_1", 80));
        write(folder.resolve("b/s2.jsonl"), answer("msg_2", 5).in("s2").by("unknown-model"));
        var first = Imports.run(tracker, folder, "--json").summary();
        var logged = tracker.interactions();
        var sessions = tracker.sessions();

        var second = Imports.run(tracker, folder, "--json").summary();

        assertThat(tracker.interactions()).isEqualTo(logged);
        assertThat(tracker.sessions()).isEqualTo(sessions);
        assertThat(second.at("/interactions/duplicate").intValue()).isEqualTo(2);
        assertThat(second.at("/interactions/logged").intValue()).isZero();
        for (var same : List.of("files", "lines", "sessions", "tokens", "cost", "unpriced", "byModel")) {
            assertThat(second.get(same)).as(same).isEqualTo(first.get(same));
        }
    }

    @Test
    void amendsAnAnswerThatHasGrown() throws IOException {
        var file = write(folder.resolve("s1.jsonl"), answer("msg_1", 2));
        Imports.run(tracker, folder);
        write(file, answer("msg_1", 2), answer("msg_1", 80));

        var run = Imports.run(tracker, folder, "--json");

        assertThat(run.summary().at("/interactions/amended").intValue()).isEqualTo(1);
        assertThat(tracker.interaction("msg_1").at("/usage/output").intValue()).isEqualTo(80);
    }

    @Test
    void leavesRepeatedLinesWithTheSessionThatWasResumed() throws IOException {
        var repeated = answer("msg_1", 5).at("2026-10-01T09:30:00Z");
        write(folder.resolve("b-first.jsonl"), repeated.in("first").toString());
        write(
                folder.resolve("a-resumed.jsonl"),
                repeated.in("resumed"),
                answer("msg_2", 5).in("resumed").at("2026-10-02T10:00:00Z"));

        Imports.run(tracker, folder);

        assertThat(tracker.interaction("msg_1").get("session").stringValue()).isEqualTo("first");
        assertThat(tracker.interaction("msg_2").get("session").stringValue()).isEqualTo("resumed");
        assertThat(tracker.session("resumed").get("startedAt").stringValue())
                .describedAs("begins with its own first line")
                .isEqualTo("2026-10-02T10:00:00Z");
    }

    @Test
    void prefersTheMainChainToALargerReplay() throws IOException {
        write(
                folder.resolve("s1.jsonl"),
                answer("msg_1", 900).sideChain().request("req_replay"),
                answer("msg_1", 50).request("req_real"));

        Imports.run(tracker, folder);

        assertThat(tracker.interaction("msg_1").at("/usage/output").intValue()).isEqualTo(50);
        assertThat(tracker.interaction("msg_1").get("aliases").toString()).isEqualTo("[\"req_real\"]");
    }

    @Test
    void countsSubAgentsInTheirSession() throws IOException {
        write(folder.resolve("-home-me-app/s1.jsonl"), answer("msg_1", 5));
        write(
                folder.resolve("-home-me-app/s1/subagents/agent-1.jsonl"),
                answer("msg_2", 5).sideChain());
        write(folder.resolve("-home-me-app/s1/subagents/agent-2.jsonl"), """
                {"type":"assistant","timestamp":"2026-10-01T09:30:00Z","message":{"id":"msg_3","model":"m",\
                "usage":{"output_tokens":1}}}""");

        Imports.run(tracker, folder);

        assertThat(tracker.sessions().keySet()).containsExactly("s1");
        assertThat(tracker.interactions().values())
                .hasSize(3)
                .allMatch(item -> item.get("session").stringValue().equals("s1"));
    }

    @Test
    void namesSessionsAfterFolderBranchAndStart() throws IOException {
        write(folder.resolve("s1.jsonl"), prompt("s1", "2026-10-01T09:00:00.250Z", "hello"), answer("msg_1", 5));

        Imports.run(tracker, folder);

        assertThat(tracker.session("s1")).isEqualTo(Wire.JSON.readTree("""
                {"id": "s1", "name": "app (main), 2026-10-01 09:00", "project": "app",
                 "startedAt": "2026-10-01T09:00:00.250Z"}"""));
    }

    @Test
    void putsAllSessionsIntoTheProjectAskedFor() throws IOException {
        write(folder.resolve("s1.jsonl"), answer("msg_1", 5));

        Imports.run(tracker, folder, "--project", "the product");

        assertThat(tracker.session("s1").get("project").stringValue()).isEqualTo("the product");
    }

    @Test
    void goesOnWithASessionThatIsThereWithAnotherStart() throws IOException {
        write(folder.resolve("s1.jsonl"), answer("msg_2", 5).at("2026-10-02T10:00:00Z"));
        Imports.run(tracker, folder);
        write(folder.resolve("s1-earlier.jsonl"), answer("msg_1", 5));

        var run = Imports.run(tracker, folder);

        assertThat(run.code()).isZero();
        assertThat(tracker.interactions().keySet()).containsExactlyInAnyOrder("msg_1", "msg_2");
    }

    @Test
    void saysWhichSessionIsRefusedAndGoesOnWithTheOthers() throws IOException {
        tracker.closeProject("closed");
        write(folder.resolve("s1.jsonl"), answer("msg_1", 5).with("\"cwd\":\"/home/me/closed\""));
        write(folder.resolve("s2.jsonl"), answer("msg_2", 5).in("s2"));

        var run = Imports.run(tracker, folder, "--json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.errors())
                .containsExactly("not imported: session s1 and its interactions: the list of projects is closed");
        assertThat(tracker.interactions().keySet()).containsExactly("msg_2");
        assertThat(run.summary().at("/tokens/output").intValue()).isEqualTo(10);
    }

    @Test
    void writesNothingInADryRun() throws IOException {
        write(folder.resolve("s1.jsonl"), answer("msg_1", 90));

        var run = Imports.run(tracker, folder, "--dry-run", "--json");

        assertThat(run.code()).isZero();
        assertThat(run.summary().get("cost").stringValue()).isEqualTo("0.0001");
        assertThat(tracker.sessions()).isEmpty();
        assertThat(tracker.interactions()).isEmpty();
    }

    @Test
    void sendsManyAnswersInBatches() throws IOException {
        var lines = new Object[1201];
        for (var i = 0; i < lines.length; i++) {
            lines[i] = answer("msg_" + i, 5);
        }
        write(folder.resolve("s1.jsonl"), lines);

        var run = Imports.run(tracker, folder, "--json");

        assertThat(run.summary().at("/interactions/logged").intValue()).isEqualTo(1201);
        assertThat(tracker.received())
                .filteredOn(request -> request.startsWith("POST /api/v1/interactions"))
                .hasSize(3);
    }

    @Test
    void triesAgainWhenTheServerIsBusy() throws IOException {
        write(folder.resolve("s1.jsonl"), answer("msg_1", 5));
        tracker.failNext(503, 429);
        var imports = new Imports(Map.of("TRACKER_SERVER", tracker.url()));

        var run = imports.run(folder);

        assertThat(run.code()).isZero();
        assertThat(tracker.interactions()).hasSize(1);
        assertThat(imports.pauses()).containsExactly(Duration.ofMillis(250), Duration.ofSeconds(7));
    }

    @Test
    void repeatsARequestWhoseReplyIsLost() throws IOException {
        write(folder.resolve("s1.jsonl"), answer("msg_1", 5));
        tracker.loseReplyTo("POST /api/v1/interactions");
        var imports = new Imports(Map.of("TRACKER_SERVER", tracker.url()));

        var run = imports.run(folder, "--json");

        assertThat(run.code()).isZero();
        assertThat(run.summary().at("/interactions/duplicate").intValue()).isEqualTo(1);
        assertThat(imports.pauses()).containsExactly(Duration.ofMillis(250));
    }

    @Test
    void stopsWhenTheServerStaysAway() throws IOException {
        write(folder.resolve("s1.jsonl"), answer("msg_1", 5));

        var run = new Imports(Map.of()).run(folder, "--server", Imports.NO_SERVER);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("no answer from http://localhost:1 after 3 tries");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void sendsTheKeyOfTheEnvironmentUnlessOneIsGiven() throws IOException {
        write(folder.resolve("s1.jsonl"), answer("msg_1", 5));
        tracker.requireKey("cct_right");
        var imports = new Imports(Map.of("TRACKER_SERVER", tracker.url(), "TRACKER_KEY", "cct_right"));

        assertThat(imports.run(folder).code()).isZero();
        var refused = imports.run(folder, "--key", "cct_wrong");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("refuses the key: give one with --key or TRACKER_KEY")
                .doesNotContain("cct_");
    }

    @Test
    void reportsMalformedLinesWithoutTheirText() throws IOException {
        var whole = answer("msg_1", 5).toString();
        var file = write(
                folder.resolve("s1.jsonl"),
                whole,
                "{\"type\":\"user\",\"message\":{\"content\":\"SECRET",
                "",
                "SECRET",
                "[]");

        var run = Imports.run(tracker, folder);

        assertThat(run.code()).isZero();
        assertThat(run.errors())
                .containsExactly(
                        file.toRealPath() + ":2: malformed line: cut off",
                        file.toRealPath() + ":4: malformed line: not valid JSON",
                        file.toRealPath() + ":5: malformed line: not a JSON object");
        assertThat(run.out()).startsWith("1 files, 4 lines (3 malformed)");
    }

    @Test
    void showsTheFirstMalformedLinesOfAFileOnly() throws IOException {
        write(folder.resolve("s1.jsonl"), "1", "2", "3", "4", "5", "6", "7");

        var run = Imports.run(tracker, folder);

        assertThat(run.errors()).hasSize(6).last().asString().endsWith("s1.jsonl: 2 more malformed lines");
    }

    @Test
    void countsAnAnswerWithoutACostThatCannotBe() throws IOException {
        write(
                folder.resolve("s1.jsonl"),
                answer("msg_1", 5).with("\"costUSD\":1000000.5"),
                answer("msg_2", 5).with("\"costUSD\":0.5"));

        var run = Imports.run(tracker, folder);

        assertThat(run.code()).isZero();
        assertThat(tracker.interaction("msg_1").has("reportedCost")).isFalse();
        assertThat(tracker.interaction("msg_2").get("reportedCost").stringValue())
                .isEqualTo("0.5");
        assertThat(run.err()).contains("s1.jsonl: left out 1 reported costs that are not from 0 to 1,000,000 USD");
    }

    @Test
    void saysWhichFileCannotBeReadAndGoesOnWithTheOthers() throws IOException {
        write(folder.resolve("s1.jsonl"), answer("msg_1", 5));

        // There is nothing at the beginning of a process's memory, whoever reads it.
        var run = Imports.run(tracker, "/proc/self/mem", folder);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("cannot read /proc/");
        assertThat(tracker.interactions()).hasSize(1);
    }

    @Test
    void refusesWrongUsage() throws IOException {
        var file = write(folder.resolve("s1.jsonl"), answer("msg_1", 5));

        var missing = Imports.run(tracker, file, folder.resolve("nothing"));
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).startsWith("no such file or folder: " + folder.resolve("nothing"));
        assertThat(Imports.run(tracker).code()).isEqualTo(2);
        assertThat(Imports.run(tracker, file, "--sever", "x").code()).isEqualTo(2);
        assertThat(Imports.run(tracker, file, "--server", "localhost:8080").code())
                .isEqualTo(2);
        assertThat(Imports.run(tracker, file, "--project", " ").code()).isEqualTo(2);
        assertThat(tracker.received()).isEmpty();
    }

    @Test
    void believesNoRequestIdThatTwoAnswersClaim() throws IOException {
        write(
                folder.resolve("s1.jsonl"),
                answer("msg_1", 5).request("req_1"),
                answer("msg_2", 6).request("req_1"));

        Imports.run(tracker, folder);

        assertThat(tracker.interactions().values()).hasSize(2).noneMatch(item -> item.has("aliases"));
    }

    @Test
    void letsGoOfARequestIdThatIsKnownForAnotherAnswer() throws IOException {
        write(
                folder.resolve("a.jsonl"),
                answer("msg_1", 5).request("req_1"),
                answer("msg_2", 5).request("req_2"));
        Imports.run(tracker, folder.resolve("a.jsonl"));
        write(folder.resolve("b.jsonl"), answer("msg_1", 80).request("req_2"));

        var run = Imports.run(tracker, folder.resolve("b.jsonl"), "--json");

        assertThat(run.code()).isZero();
        assertThat(run.summary().at("/interactions/amended").intValue()).isEqualTo(1);
        assertThat(tracker.interaction("msg_2").at("/usage/output").intValue()).isEqualTo(5);
    }
}
