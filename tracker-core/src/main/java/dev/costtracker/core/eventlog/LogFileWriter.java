package dev.costtracker.core.eventlog;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bson.BsonDocument;

/**
 * Writes a log as lines of JSON: a first line that says what the file is, one line for every event, and a last line
 * without which the file is not whole.
 *
 * <pre>
 * {"log": "claude-cost-tracker", "version": 1, "events": 2}
 * {"position": 0, …}
 * {"position": 1, …}
 * {"end": true, "events": 2, "records": 1, "hash": "…"}
 * </pre>
 */
final class LogFileWriter {

    static final String FORMAT = "claude-cost-tracker";
    static final int VERSION = 1;

    private static final int BUFFER = 256 * 1024;

    private final OutputStream out;

    LogFileWriter(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER);
    }

    /** Begins the file. */
    void begin(long events) {
        write("{\"log\": \"%s\", \"version\": %d, \"events\": %d}".formatted(FORMAT, VERSION, events));
    }

    /**
     * Writes a record's events.
     *
     * @throws LogCorrupt if a line would not say all that the event is
     */
    void add(LogRecord record) {
        for (int index = 0; index < record.events().size(); index++) {
            var line = EventLine.of(record, index);
            var text = line.text();
            checkWhole(line, text);
            write(text);
        }
    }

    /** A backup that cannot be read back is none, so every line is read back before it is written. */
    private static void checkWhole(EventLine line, String text) {
        try {
            if (Arrays.equals(
                    EventLine.of(BsonDocument.parse(text)).event().bytes(),
                    line.event().bytes())) {
                return;
            }
        } catch (RuntimeException e) {
            // As below: whatever it is that cannot be read, it is not the event.
        }
        throw new LogCorrupt(line.position(), "the event's bytes are not those of a text that can be written");
    }

    /** Ends the file. */
    void end(LogExtent extent) {
        write("{\"end\": true, \"events\": %d, \"records\": %d, \"hash\": \"%s\"}"
                .formatted(extent.events(), extent.records(), extent.lastHash()));
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String line) {
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
