package dev.costtracker.core.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of an exported log: what they look like, and what is no export. */
class LogFileTest {

    private static final String SMALL = Exports.small();

    private static List<LogRecord> read(InputStream export) {
        var reader = new LogFileReader(export, Samples.CODEC);
        var records = new ArrayList<LogRecord>();
        for (var record = reader.next(); record != null; record = reader.next()) {
            records.add(record);
        }
        assertThat(reader.next()).isNull();
        assertThat(reader.extent()).isEqualTo(extentOf(records));
        return records;
    }

    private static LogExtent extentOf(List<LogRecord> records) {
        return records.isEmpty()
                ? new LogExtent(0, 0, LogRecord.NO_HASH)
                : new LogExtent(
                        records.getLast().end(),
                        records.size(),
                        records.getLast().hash());
    }

    private static String write(List<LogRecord> records) {
        var out = new ByteArrayOutputStream();
        var writer = new LogFileWriter(out);
        var extent = extentOf(records);
        writer.begin(extent.events());
        records.forEach(writer::add);
        writer.end(extent);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void assertBroken(List<String> lines, int line) {
        assertThatThrownBy(() -> read(Exports.stream(lines)))
                .isInstanceOf(LogFileBroken.class)
                .hasMessageContaining("in line " + line);
    }

    @Test
    void looksLikeThis() {
        assertThat(SMALL.lines()).hasSize(8).startsWith("""
                {"log": "claude-cost-tracker", "version": 1, "events": 6}""", """
                {"position": 0, "record": 0, "n": 2, "aid": "0198f6f2-7c1e-7000-8000-000000000000", \
                "recordedAt": "2026-09-21T14:13:20.123456Z", "node": "node-1", "id": "id-1", "type": "sample.Noted", \
                "version": 1, "tags": ["on=x", "on=y"], "at": "2026-09-21T14:13:20Z", \
                "metadata": {"user": "ann", "via": "key"}, \
                "payload": {"text": "ünï \\"\\n\\ud83d\\ude00", "things": ["x", "y"]}, \
                "hash": "HASH"}""".replace("HASH", hash(0)));
        assertThat(SMALL.lines().skip(7)).containsExactly("""
                {"end": true, "events": 6, "records": 3, "hash": "%s"}""".formatted(hash(2)));
        assertThat(SMALL).endsWith("}\n");
    }

    private static String hash(int record) {
        return read(Exports.stream(SMALL)).get(record).hash();
    }

    @Test
    void saysTheSameAgain() {
        assertThat(write(read(Exports.stream(SMALL)))).isEqualTo(SMALL);
    }

    @Test
    void mayBeEmpty() {
        var empty = write(List.of());

        assertThat(empty.lines()).hasSize(2);
        assertThat(read(Exports.stream(empty))).isEmpty();
    }

    @Test
    void mayHaveTheLineEndsOfWindowsAndBlankLinesAtItsEnd() {
        var records = read(Exports.stream(SMALL.replace("\n", "\r\n") + " \r\n\n"));

        assertThat(write(records)).isEqualTo(SMALL);
    }

    @Test
    void mayHaveComeThroughAProgramThatSetsSpacesOtherwise() {
        var records = read(Exports.stream(SMALL.replace("\": ", "\":").replace(", \"", ",\"")));

        assertThat(write(records)).isEqualTo(SMALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "{}",
                "{\"log\": \"something-else\", \"version\": 1, \"events\": 0}",
                "\u0000\u0001",
                "null"
            })
    void isNoOtherFile(String text) {
        assertThatThrownBy(() -> read(Exports.stream(text)))
                .isInstanceOf(LogFileBroken.class)
                .hasMessage("the export is broken in line 1: this is not an exported log");
    }

    @Test
    void isOfNoLaterVersion() {
        assertThatThrownBy(() -> read(Exports.stream(SMALL.replaceFirst("\"version\": 1", "\"version\": 2"))))
                .isInstanceOf(LogFileBroken.class)
                .hasMessageContaining("version 2");
    }

    @Test
    void isSeenToBeCutOffWhereverThatIs() {
        for (int length = 0; length < SMALL.length() - "}\n".length(); length++) {
            var cut = Exports.stream(SMALL.substring(0, length));
            assertThatThrownBy(() -> read(cut)).isInstanceOf(LogFileBroken.class);
        }
        var lines = Exports.lines(SMALL);
        assertThatThrownBy(() -> read(Exports.stream(lines.subList(0, 4))))
                .isInstanceOf(LogFileBroken.class)
                .hasMessage("the export is broken in line 5, at position 3: the file ends there; it was cut off");
    }

    /** Every field of a line; line 4 is the only event of its record, line 3 the second of two. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "4 | \"position\": 2 | \"position\": 3",
                "4 | \"position\": 2 | \"position\": \"2\"",
                "4 | \"position\": 2 | \"position\": 2.0",
                "4 | \"position\": 2, | ",
                "4 | \"record\": 2 | \"record\": 1",
                "4 | \"n\": 1 | \"n\": null",
                "4 | \"n\": 1 | \"n\": 0",
                "4 | \"n\": 1 | \"n\": -1",
                "4 | \"aid\": \"0 | \"aid\": \"1",
                "4 | \"aid\": \"0 | \"aid\": \"x",
                "4 | \"recordedAt\": \"2026 | \"recordedAt\": \"2025",
                "4 | \"recordedAt\": \"2026 | \"recordedAt\": \"x",
                "4 | \"recordedAt\": \"2026 | \"recordedAt\": \"+999999999",
                "4 | \"node\": \"node-1\" | \"node\": \"node-2\"",
                "4 | \"id\": \"id-1\" | \"id\": \"id-2\"",
                "4 | \"type\": \"sample.Noted\" | \"type\": \"sample.Closed\"",
                "4 | \"type\": \"sample.Noted\" | \"type\": \"sample.Unheard\"",
                "4 | \"version\": 1 | \"version\": 2",
                "4 | \"tags\": [\"on=x\" | \"tags\": [\"on=z\"",
                "4 | \"tags\": [\"on=x\" | \"tags\": [\"onx\"",
                "4 | \"tags\": [\"on=x\" | \"tags\": [7",
                "4 | \"at\": \"2026 | \"at\": \"2025",
                "4 | \"metadata\": {\"user\": \"ann\" | \"metadata\": {\"user\": \"bob\"",
                "4 | \"metadata\": {\"user\" | \"metadata\": {\"User\"",
                "4 | \"text\": \" | \"text\": \"x",
                "4 | \"payload\": | \"payload\": 7, \"x\":",
                "4 | \"things\": [\"x\", | \"things\": [",
                "4 | \"hash\": \" | \"hash\": \"0",
                "4 | \"hash\": | \"hush\":",
                "4 | } | , \"more\": 1}",
                "3 | \"position\": 1 | \"position\": 0",
                "3 | \"record\": 0 | \"record\": 1",
                "3 | \"n\": 2 | \"n\": 1",
                "3 | \"aid\": \"0 | \"aid\": \"1",
                "3 | \"recordedAt\": \"2026 | \"recordedAt\": \"2025",
                "3 | \"node\": \"node-1\" | \"node\": \"node-2\"",
                "3 | \"hash\": \" | \"hash\": \"0",
                "8 | \"end\": true | \"ende\": true",
                "8 | \"events\": 6 | \"events\": 7",
                "8 | \"records\": 3 | \"records\": 4",
                "8 | \"hash\": \" | \"hash\": \"0",
            })
    void isNotDamagedInAnyField(int line, String from, String to) {
        var lines = Exports.lines(SMALL);
        var whole = lines.get(line - 1);
        var broken = whole.substring(0, whole.lastIndexOf(from))
                + (to == null ? "" : to)
                + whole.substring(whole.lastIndexOf(from) + from.length());
        lines.set(line - 1, broken);

        assertBroken(lines, line);
    }

    @Test
    void doesNotEndInARecord() {
        var lines = Exports.lines(SMALL);
        lines.set(3, lines.get(3).replace("\"n\": 1", "\"n\": 2"));

        assertBroken(lines, 5);
    }

    @Test
    void namesTheFirstLineAndPositionOfARecordWithAWrongHash() {
        var lines = Exports.lines(SMALL);
        lines.set(6, lines.get(6).replace("ann", "bob")); // the last of the three events from line 5 on

        assertThatThrownBy(() -> read(Exports.stream(lines)))
                .isInstanceOf(LogFileBroken.class)
                .hasMessage("the export is broken in line 5, at position 3: the hash is wrong");
    }

    /** Whatever is hit: what can still be read is the same log. One bit of every byte, each time another. */
    @Test
    void isRefusedOrTheSameWhicheverByteIsHit() {
        var whole = SMALL.getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int at = 0; at < whole.length; at++) {
            var hit = whole.clone();
            hit[at] ^= (byte) (1 << 5 * at % 8);
            try {
                var records = read(new ByteArrayInputStream(hit));
                assertThat(write(records)).as("byte %d", at).isEqualTo(SMALL);
            } catch (LogFileBroken expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(whole.length * 9 / 10);
    }

    static Stream<List<Integer>> otherOrders() {
        return Stream.of(
                List.of(0, 2, 1, 3, 4, 5, 6, 7), // within a record
                List.of(0, 1, 3, 2, 4, 5, 6, 7), // across records
                List.of(0, 3, 1, 2, 4, 5, 6, 7), // whole records
                List.of(1, 0, 2, 3, 4, 5, 6, 7), // before the first line
                List.of(0, 1, 2, 3, 3, 4, 5, 6, 7), // twice
                List.of(0, 1, 2, 4, 5, 6, 7), // one missing
                List.of(0, 1, 2, 3, 7), // the last record missing
                List.of(0, 1, 2, 3, 4, 5, 6, 7, 7), // twice at the end
                List.of(0, 1, 2, 3, 4, 5, 6, 7, 1)); // something after the end
    }

    @ParameterizedTest
    @MethodSource("otherOrders")
    void isInOrder(List<Integer> order) {
        var lines = Exports.lines(SMALL);
        var other = order.stream().map(lines::get).toList();
        int first = 0;
        while (first < lines.size() && other.get(first).equals(lines.get(first))) {
            first++;
        }

        assertBroken(other, first + 1);
    }

    @Test
    void doesNotEndBeforeItsFirstLineSays() {
        var lines = Exports.lines(SMALL);
        lines.set(0, lines.getFirst().replace("6", "7"));

        assertBroken(lines, 8);
    }

    @Test
    void hasNoEndlessLine() {
        var first = SMALL.substring(0, SMALL.indexOf('\n') + 1);
        var endless = new SequenceInputStream(Exports.stream(first), new InputStream() {

            private long sent;

            @Override
            public int read() {
                sent++;
                return '[';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                Arrays.fill(target, offset, offset + length, (byte) '[');
                sent += length;
                assertThat(sent).isLessThan(100_000_000);
                return length;
            }
        });
        assertThatThrownBy(() -> read(endless))
                .isInstanceOf(LogFileBroken.class)
                .hasMessageContaining("in line 2: it is longer than");
    }

    @Test
    void hasNoRecordLargerThanTheLogTakes() {
        var large = Collections.nCopies(Append.MAX_BYTES / 200_000 + 1, Samples.ofSize(200_000));
        var export = write(List.of(LogRecord.after(LogRecord.NO_HASH, 0, new UUID(0, 1), 1, "node", large)));

        assertThatThrownBy(() -> read(Exports.stream(export)))
                .isInstanceOf(LogFileBroken.class)
                .hasMessageContaining("larger than " + Append.MAX_BYTES);
    }

    @Test
    void takesTheLargestEventOfCharactersThatAreEscaped() {
        var event = Samples.noted("\u0001".repeat(Append.MAX_EVENT_BYTES - 300), "big");
        var record = LogRecord.after(LogRecord.NO_HASH, 0, new UUID(0, 1), 1, "node", List.of(event));

        assertThat(read(Exports.stream(write(List.of(record)))).getFirst().hash())
                .isEqualTo(record.hash());
    }

    /** A lone surrogate is no text: as JSON it would come back as something else. */
    @Test
    void refusesToExportWhatWouldNotComeBack() {
        var event = Samples.noted("a");
        var bytes = event.bytes().clone();
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("text") + "text".length() + 1 + 4;
        bytes[at] = (byte) 0xED;
        var record = LogRecord.after(
                LogRecord.NO_HASH, 0, new UUID(0, 1), 1, "node", List.of(Samples.noted("b"), EncodedEvent.of(bytes)));

        assertThatThrownBy(() -> write(List.of(record)))
                .isInstanceOf(LogCorrupt.class)
                .hasMessageContaining("position 1");
    }
}
