package dev.costtracker.core.eventlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bson.BsonBinary;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.io.BasicOutputBuffer;

/**
 * A record as the document that it is in MongoDB, which holds the events' bytes as they are:
 *
 * <pre>
 * { _id: first position, n: number of events, aid: UUID, at: microseconds since 1970, node: "…",
 *   tags: ["session=…", "type=…", …], hash: "…", events: [ { id, type, version, tags, at, metadata, payload }, … ] }
 * </pre>
 */
final class MongoRecord {

    private static final int HEAD_BYTES = 512;

    private MongoRecord() {}

    static RawBsonDocument document(LogRecord record) {
        var buffer = new BasicOutputBuffer(HEAD_BYTES);
        try (buffer;
                var writer = new BsonBinaryWriter(buffer)) {
            writer.writeStartDocument();
            writer.writeInt64("_id", record.position());
            writer.writeInt32("n", record.events().size());
            writer.writeBinaryData("aid", new BsonBinary(record.aid()));
            writer.writeInt64("at", record.at());
            writer.writeString("node", record.node());
            writeTags(writer, record);
            writer.writeString("hash", record.hash());
            writeEvents(writer, record.events());
            writer.writeEndDocument();
            return new RawBsonDocument(buffer.toByteArray());
        }
    }

    private static void writeTags(BsonBinaryWriter writer, LogRecord record) {
        writer.writeStartArray("tags");
        tagTexts(record).forEach(writer::writeString);
        writer.writeEndArray();
    }

    /** Sorted, so that a record sent again is the same bytes. */
    private static SortedSet<String> tagTexts(LogRecord record) {
        var texts = new TreeSet<String>();
        record.tags().forEach(tag -> texts.add(TagText.of(tag)));
        return texts;
    }

    private static void writeEvents(BsonBinaryWriter writer, List<EncodedEvent> events) {
        writer.writeStartArray("events");
        for (var event : events) {
            try (var reader = new BsonBinaryReader(ByteBuffer.wrap(event.bytes()))) {
                writer.pipe(reader);
            }
        }
        writer.writeEndArray();
    }

    /**
     * The record that a document is.
     *
     * @throws LogCorrupt if it is not one
     */
    static LogRecord record(RawBsonDocument document) {
        long position = document.getInt64("_id").getValue();
        LogRecord record;
        int count;
        List<String> tags;
        try {
            record = new LogRecord(
                    position,
                    document.getBinary("aid").asUuid(),
                    document.getInt64("at").getValue(),
                    document.getString("node").getValue(),
                    document.getString("hash").getValue(),
                    events(document));
            count = document.getInt32("n").getValue();
            tags = tags(document);
        } catch (RuntimeException e) { // a damaged document breaks the parser in any way
            throw new LogCorrupt(position, "the record is unreadable");
        }
        if (record.events().size() != count) {
            throw new LogCorrupt(
                    position,
                    "%d events instead of %d".formatted(record.events().size(), count));
        }
        if (!tags.equals(List.copyOf(tagTexts(record)))) { // no hash covers them, and without them it is not found
            throw new LogCorrupt(position, "the record's tags are not those of its events");
        }
        return record;
    }

    private static List<String> tags(RawBsonDocument document) {
        return document.getArray("tags").stream()
                .map(tag -> tag.asString().getValue())
                .toList();
    }

    private static List<EncodedEvent> events(RawBsonDocument document) {
        var events = new ArrayList<EncodedEvent>();
        for (BsonValue event : document.getArray("events")) {
            var bytes = ((RawBsonDocument) event).getByteBuffer();
            var copy = new byte[bytes.remaining()];
            bytes.get(copy);
            events.add(EncodedEvent.of(copy));
        }
        return events;
    }
}
