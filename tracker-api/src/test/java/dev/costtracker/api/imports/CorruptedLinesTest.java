package dev.costtracker.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorruptedLinesTest {

    private static final int ROUNDS = 20_000;
    private static final byte[] TELLING = "{}[]\",:\\\n\r\0-9eE.ntf é".getBytes(StandardCharsets.UTF_8);

    private final Random random = new Random(20261124);

    @Test
    void neverStopTheImport(@TempDir Path folder) throws IOException {
        var whole = """
                {"type":"assistant","sessionId":"s1","cwd":"/home/me/app","gitBranch":"main","requestId":"req_1",\
                "timestamp":"2026-10-01T09:30:00.123Z","costUSD":0.5,"isSidechain":false,"message":{"id":"msg_1",\
                "role":"assistant","model":"claude-sonnet-4-5","content":[{"type":"text","text":"é \\u00e9 \\" \\n"}],\
                "usage":{"input_tokens":1,"output_tokens":2,"cache_creation":{"ephemeral_5m_input_tokens":3},\
                "server_tool_use":{"web_search_requests":1},"service_tier":"standard"}}}""".getBytes(StandardCharsets.UTF_8);
        var file = folder.resolve("s1.jsonl");
        try (var out = Files.newOutputStream(file)) {
            for (var round = 0; round < ROUNDS; round++) {
                out.write(corrupted(whole));
                out.write('\n');
            }
            out.write(whole);
        }
        try (var tracker = new FakeTracker()) {
            var run = Imports.run(tracker, file, "--json");

            assertThat(run.summary().get("malformedLines").longValue()).isBetween(ROUNDS / 4L, ROUNDS * 2L);
            assertThat(tracker.interactions()).containsKey("msg_1");
        }
    }

    private byte[] corrupted(byte[] whole) {
        if (random.nextInt(3) == 0) {
            return Arrays.copyOf(whole, random.nextInt(whole.length));
        }
        var line = whole.clone();
        for (var i = 1 + random.nextInt(4); i > 0; i--) {
            var value = random.nextBoolean() ? TELLING[random.nextInt(TELLING.length)] : (byte) random.nextInt(256);
            line[random.nextInt(line.length)] = value;
        }
        return line;
    }
}
