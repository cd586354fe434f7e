package dev.costtracker.core.eventlog;

import java.io.CharArrayWriter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.io.BasicOutputBuffer;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriter;
import org.bson.json.JsonWriterSettings;
import org.bson.json.StrictCharacterStreamJsonWriter;
import org.bson.json.StrictCharacterStreamJsonWriterSettings;

/**
 * An event as a line of an exported log, with all that its record says:
 *
 * <pre>
 * {"position": 17, "record": 16, "n": 3, "aid": "0198…", "recordedAt": "2026-11-24T09:30:00.123456Z", "node": "…",
 *  "id": "…", "type": "session.SessionStarted", "version": 1, "tags": ["session=default/s1"],
 *  "at": "2026-11-24T09:30:00.123Z", "metadata": {"user": "ann"}, "payload": {…}, "hash": "…"}
 * </pre>
 *
 * <p>The payload is MongoDB's canonical Extended JSON (v2), which keeps every type and digit, so that the event's bytes
 * can be made of the line again; the rest is as plain as it can be.
 *
 * @param position of the event
 * @param record the position of the first event of its record
 * @param n how many events that record has
 * @param at when it was recorded, in microseconds since 1970; {@code recordedAt} in the line
 */
record EventLine(long position, long record, int n, UUID aid, long at, String node, EncodedEvent event, String hash) {

    private static final int FIELDS = 14;
    private static final JsonWriterSettings CANONICAL =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();
    private static final StrictCharacterStreamJsonWriterSettings PLAIN =
            StrictCharacterStreamJsonWriterSettings.builder().build();

    /** The line of one of a record's events. */
    static EventLine of(LogRecord record, int index) {
        return new EventLine(
                record.position() + index,
                record.position(),
                record.events().size(),
                record.aid(),
                record.at(),
                record.node(),
                record.events().get(index),
                record.hash());
    }

    /** Whether both are of one record, as far as lines tell. */
    boolean sameRecord(EventLine other) {
        return record == other.record
                && n == other.n
                && aid.equals(other.aid)
                && at == other.at
                && node.equals(other.node)
                && hash.equals(other.hash);
    }

    /**
     * The line itself, without its end.
     *
     * @throws LogCorrupt if the event's bytes are not those of an event
     */
    String text() {
        var text = new CharArrayWriter(2 * event.size());
        var json = new StrictCharacterStreamJsonWriter(text, PLAIN);
        json.writeStartObject();
        json.writeNumber("position", Long.toString(position));
        json.writeNumber("record", Long.toString(record));
        json.writeNumber("n", Integer.toString(n));
        json.writeString("aid", aid.toString());
        json.writeString("recordedAt", Micros.instant(at).toString());
        json.writeString("node", node);
        try {
            writeEvent(json);
        } catch (RuntimeException e) { // damaged bytes break the parser in any way
            throw new LogCorrupt(position, "the event is unreadable");
        }
        json.writeString("hash", hash);
        json.writeEndObject();
        return text.toString();
    }

    private void writeEvent(StrictCharacterStreamJsonWriter json) {
        try (var reader = new BsonBinaryReader(ByteBuffer.wrap(event.bytes()))) {
            reader.readStartDocument();
            json.writeString("id", reader.readString("id"));
            json.writeString("type", reader.readString("type"));
            json.writeNumber("version", Integer.toString(reader.readInt32("version")));
            reader.readName("tags");
            json.writeStartArray("tags");
            reader.readStartArray();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                json.writeString(reader.readString());
            }
            reader.readEndArray();
            json.writeEndArray();
            json.writeString("at", Micros.instant(reader.readInt64("at")).toString());
            writeDocument(json, "metadata", reader);
            writeDocument(json, "payload", reader);
            reader.readEndDocument();
        }
    }

    private static void writeDocument(StrictCharacterStreamJsonWriter json, String name, BsonReader reader) {
        reader.readName(name);
        var text = new CharArrayWriter();
        new JsonWriter(text, CANONICAL).pipe(reader);
        json.writeRaw(name, text.toString());
    }

    /**
     * What a line says.
     *
     * @throws RuntimeException of any kind if it is not an event's line
     */
    static EventLine of(BsonDocument line) {
        if (line.size() != FIELDS) {
            throw new IllegalArgumentException("expected %d fields: %d".formatted(FIELDS, line.size()));
        }
        return new EventLine(
                number(line, "position"),
                number(line, "record"),
                Math.toIntExact(number(line, "n")),
                UUID.fromString(string(line, "aid")),
                micros(line, "recordedAt"),
                string(line, "node"),
                EncodedEvent.of(bytes(line)),
                string(line, "hash"));
    }

    private static byte[] bytes(BsonDocument line) {
        var buffer = new BasicOutputBuffer();
        try (buffer;
                var writer = new BsonBinaryWriter(buffer)) {
            writer.writeStartDocument();
            writer.writeString("id", string(line, "id"));
            writer.writeString("type", string(line, "type"));
            writer.writeInt32("version", Math.toIntExact(number(line, "version")));
            writer.writeStartArray("tags");
            line.getArray("tags")
                    .forEach(tag -> writer.writeString(tag.asString().getValue()));
            writer.writeEndArray();
            writer.writeInt64("at", micros(line, "at"));
            writer.writeName("metadata");
            writer.pipe(new BsonDocumentReader(line.getDocument("metadata")));
            writer.writeName("payload");
            writer.pipe(new BsonDocumentReader(line.getDocument("payload")));
            writer.writeEndDocument();
            return buffer.toByteArray();
        }
    }

    /** A whole number of a line. */
    static long number(BsonDocument line, String field) {
        var value = line.get(field);
        if (value == null || !(value.isInt32() || value.isInt64())) {
            throw new IllegalArgumentException(field + " must be a whole number");
        }
        return value.asNumber().longValue();
    }

    private static String string(BsonDocument line, String field) {
        return line.getString(field).getValue();
    }

    private static long micros(BsonDocument line, String field) {
        return Micros.of(Instant.parse(string(line, field)));
    }
}
