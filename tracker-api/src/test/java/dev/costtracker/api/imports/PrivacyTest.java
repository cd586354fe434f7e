package dev.costtracker.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivacyTest {

    private static final String SECRET = "CANARY";

    @Test
    void sendsNoTextAndNoPath(@TempDir Path folder) throws IOException {
        Imports.write(
                folder.resolve("-home-CANARY-app/s1.jsonl"),
                """
                {"type":"summary","summary":"CANARY summary","leafUuid":"CANARY"}""",
                """
                {"type":"user","sessionId":"s1","cwd":"/home/CANARY/app","gitBranch":"main","timestamp":"2026-10-01T09:29:00Z",\
                "slug":"CANARY","message":{"role":"user","content":"CANARY prompt"},"toolUseResult":{"stdout":"CANARY"}}""",
                """
                {"type":"assistant","sessionId":"s1","cwd":"/home/CANARY/app","gitBranch":"main","requestId":"req_1",\
                "timestamp":"2026-10-01T09:30:00Z","uuid":"CANARY","parentUuid":"CANARY","agentId":"CANARY","costUSD":0.5,\
                "message":{"id":"msg_1","role":"assistant","model":"claude-sonnet-4-5","stop_reason":"CANARY",\
                "content":[{"type":"text","text":"CANARY answer"},{"type":"tool_use","name":"CANARY","input":{"CANARY":"CANARY"}},\
                {"type":"thinking","thinking":"CANARY"}],"usage":{"input_tokens":1,"output_tokens":2,"CANARY":"CANARY"}}}""",
                "{\"type\":\"user\",\"message\":{\"content\":\"CANARY cut off");
        try (var tracker = new FakeTracker()) {
            var run = Imports.run(tracker, folder);

            assertThat(tracker.interactions()).hasSize(1);
            assertThat(tracker.received()).hasSizeGreaterThan(2).noneMatch(request -> request.contains(SECRET));
            assertThat(run.out()).doesNotContain(SECRET);
            assertThat(run.err().replace("/-home-CANARY-app/", "")).doesNotContain(SECRET);
        }
    }
}
