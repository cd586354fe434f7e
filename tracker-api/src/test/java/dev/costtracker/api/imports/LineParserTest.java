package dev.costtracker.api.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.costtracker.api.imports.TranscriptLine.Message;
import dev.costtracker.api.imports.TranscriptLine.TokenCounts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineParserTest {

    private final LineParser parser = new LineParser();

    @Test
    void readsWhatIsBilled() throws Exception {
        var line = parse("""
                {"parentUuid": null, "type": "assistant", "timestamp": "t", "sessionId": "s", "requestId": "r", "uuid": "u",
                 "cwd": "c", "gitBranch": "b", "isSidechain": true, "isApiErrorMessage": true, "costUSD": 0.10000000000000001,
                 "message": {"id": "i", "role": "assistant", "model": "m", "content": [{"usage": {"input_tokens": 99}}],
                   "usage": {"input_tokens": 1, "cache_creation_input_tokens": 2, "cache_read_input_tokens": 3,
                     "cache_creation": {"ephemeral_1h_input_tokens": 4, "x": [5], "ephemeral_5m_input_tokens": 6},
                     "output_tokens": 7, "server_tool_use": {"web_fetch_requests": 8, "web_search_requests": 9},
                     "service_tier": "batch", "speed": "fast", "inference_geo": "us", "iterations": [{"input_tokens": 99}]}}}""");

        var usage = new TokenCounts(1, 2, 6, 4, 3, 7, 9, "batch", "fast", "us");
        assertThat(line)
                .isEqualTo(new TranscriptLine(
                        "assistant",
                        "t",
                        "s",
                        "r",
                        "u",
                        "c",
                        "b",
                        true,
                        true,
                        "0.10000000000000001",
                        new Message("i", "assistant", "m", usage)));
    }

    @Test
    void takesFieldsOfAnotherTypeForAbsent() throws Exception {
        var line = parse("""
                {"type": 1, "timestamp": 1759311000000, "sessionId": null, "cwd": {"a": ["b"]}, "isSidechain": "yes",
                 "costUSD": "0.1", "message": {"id": [], "usage": {"speed": null, "service_tier": 3}}}""");

        var usage = new TokenCounts(0, 0, 0, 0, 0, 0, 0, null, null, null);
        assertThat(line)
                .isEqualTo(new TranscriptLine(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        false,
                        null,
                        new Message(null, null, null, usage)));
        assertThat(parse("{\"message\": \"text\"}").message()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "\"7\"", "[]", "99999999999999999999999", "1e3"})
    void marksCountsThatAreNoWholeNumbers(String count) throws Exception {
        var message = parse("{\"message\": {\"usage\": {\"input_tokens\": " + count + "}}}")
                .message();

        assertThat(Objects.requireNonNull(message).usage())
                .isNotNull()
                .extracting(TokenCounts::input)
                .isEqualTo(TokenCounts.INVALID);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":\"b      | cut off",
                "{\"a\":[{\"b\":  | cut off",
                "{               | cut off",
                "[1]             | not a JSON object",
                "\"text\"        | not a JSON object",
                "null            | not a JSON object",
                "{\"a\":NaN}     | not valid JSON",
                "{'a':1}         | not valid JSON",
                "{\"a\":1,}      | not valid JSON",
                "secret          | not valid JSON",
                "{} {}           | more than one JSON value",
                "{}]             | not valid JSON"
            })
    void saysWhyALineIsMalformed(String line, String reason) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOfSatisfying(MalformedLineException.class, e -> assertThat(e.reason())
                        .isEqualTo(reason));
    }

    @Test
    void refusesZeroBytesAsAPowerCutLeavesThem() {
        assertThatThrownBy(() -> parse("\0".repeat(4096))).isInstanceOf(MalformedLineException.class);
        assertThatThrownBy(() -> parse("{\0\0\0}\0\0\0")).isInstanceOf(MalformedLineException.class);
    }

    @Test
    void readsOverTextOfAnyLengthAndDepth() throws Exception {
        var text = "é".repeat(5_000_000);
        var deep = "[".repeat(5_000) + "]".repeat(5_000);

        assertThat(parse("{\"a\":\"" + text + "\",\"b\":" + deep + ",\"type\":\"user\"}")
                        .type())
                .isEqualTo("user");
    }

    @Test
    void refusesAnEndlessId() {
        assertThatThrownBy(() -> parse("{\"uuid\":\"" + "u".repeat(1_000_000) + "\"}"))
                .isInstanceOf(MalformedLineException.class);
    }

    @Test
    void passesOnThatTheFileCannotBeRead() {
        var line = new SequenceInputStream(
                new ByteArrayInputStream("{\"type\":".getBytes(StandardCharsets.UTF_8)), new BrokenStream());

        assertThatThrownBy(() -> parser.parse(line))
                .isInstanceOf(IOException.class)
                .hasMessage("disk gone");
    }

    private TranscriptLine parse(String line) throws MalformedLineException, IOException {
        return parser.parse(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
    }

    /** A file on a disk that is gone. */
    private static final class BrokenStream extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("disk gone");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException("disk gone");
        }
    }
}
