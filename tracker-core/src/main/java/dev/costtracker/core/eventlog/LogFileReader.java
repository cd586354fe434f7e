package dev.costtracker.core.eventlog;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/** Reads the records of an exported log, and checks that they are a whole log and the file is a whole file. */
final class LogFileReader {

    /** No event is longer, even if all of it is characters that are written as escapes. */
    private static final int LINE_BYTES = 16 * Append.MAX_EVENT_BYTES;

    private static final String CUT_OFF = "the file ends there; it was cut off";

    private final BoundedLines lines;
    private final LogCheck check;
    private final long events;
    private boolean ended;

    /** How many events of the current record have been read. */
    private int read;

    /**
     * Reads the first line.
     *
     * @throws LogFileBroken if it is not that of an export that this program knows
     */
    LogFileReader(InputStream in, EventCodec codec) {
        this.lines = new BoundedLines(in, LINE_BYTES);
        this.check = LogCheck.ofAll(codec);
        this.events = begin();
    }

    private long begin() {
        long version;
        long count;
        try {
            var first = BsonDocument.parse(String.valueOf(lines.next()));
            if (!new BsonString(LogFileWriter.FORMAT).equals(first.get("log"))) {
                throw new IllegalArgumentException("another kind of file");
            }
            version = EventLine.number(first, "version");
            count = EventLine.number(first, "events");
        } catch (RuntimeException e) { // other files break the parser in any way
            throw new LogFileBroken(1, "this is not an exported log");
        }
        if (version != LogFileWriter.VERSION) {
            throw new LogFileBroken(
                    1, "it is of version %d, and this program knows %d".formatted(version, LogFileWriter.VERSION));
        }
        return count;
    }

    /** How many events there must be. */
    long events() {
        return events;
    }

    /**
     * The next record; null at the end, if the file is whole.
     *
     * @throws LogFileBroken if it is not
     */
    @Nullable
    LogRecord next() {
        if (ended) {
            return null;
        }
        read = 0;
        var document = nextDocument();
        if (document.containsKey("end")) {
            end(document);
            return null;
        }
        long firstLine = lines.number();
        var record = record(event(document));
        try {
            check.next(record);
            return record;
        } catch (LogCorrupt e) {
            throw new LogFileBroken(firstLine, record.position(), e.how());
        }
    }

    private LogRecord record(EventLine first) {
        var encoded = new ArrayList<>(List.of(first.event()));
        long bytes = first.event().size();
        for (read = 1; read < first.n(); read++) {
            var more = event(nextDocument());
            if (!more.sameRecord(first)) {
                throw broken("it does not go on with the record of the line before");
            }
            bytes += more.event().size();
            if (bytes > Append.MAX_BYTES) {
                throw broken("its record is larger than %d bytes".formatted(Append.MAX_BYTES));
            }
            encoded.add(more.event());
        }
        return new LogRecord(first.record(), first.aid(), first.at(), first.node(), first.hash(), encoded);
    }

    private EventLine event(BsonDocument document) {
        EventLine line;
        try {
            line = EventLine.of(document);
        } catch (RuntimeException e) { // a damaged line breaks it in any way
            throw broken("it is no event");
        }
        if (line.position() != position() || line.record() != check.position() || line.n() < 1) {
            throw broken("it says position %d, in a record of %d that begins at %d"
                    .formatted(line.position(), line.n(), line.record()));
        }
        return line;
    }

    private BsonDocument nextDocument() {
        var text = lines.next();
        if (text == null) {
            throw broken(CUT_OFF);
        }
        try {
            return BsonDocument.parse(text);
        } catch (RuntimeException e) { // a damaged line breaks it in any way
            throw broken(lines.isCutOff() ? CUT_OFF : "it cannot be read");
        }
    }

    private void end(BsonDocument last) {
        var found = extent();
        if (!said(last).equals(found) || events != found.events()) {
            throw broken("%d events should be there, and %d are".formatted(events, found.events()));
        }
        for (var text = lines.next(); text != null; text = lines.next()) {
            if (!text.isBlank()) {
                throw broken("something follows the end");
            }
        }
        ended = true;
    }

    private LogExtent said(BsonDocument last) {
        try {
            return new LogExtent(
                    EventLine.number(last, "events"),
                    EventLine.number(last, "records"),
                    last.getString("hash").getValue());
        } catch (RuntimeException e) { // a damaged line breaks it in any way
            throw broken("the last line cannot be read");
        }
    }

    private long position() {
        return check.position() + read;
    }

    private LogFileBroken broken(String how) {
        return new LogFileBroken(lines.number(), position(), how);
    }

    /** All that was read. */
    LogExtent extent() {
        return check.extent();
    }
}
