package dev.costtracker.core.eventlog;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.messaging.eventstreaming.Tag;
import org.bson.BsonBinaryReader;
import org.bson.BsonType;

/** An event as its bytes, with what the log itself looks at: its kind and its tags. */
final class EncodedEvent {

    private final String type;
    private final int version;
    private final Set<Tag> tags;
    private final byte[] bytes;

    EncodedEvent(String type, int version, Set<Tag> tags, byte[] bytes) {
        this.type = type;
        this.version = version;
        this.tags = tags;
        this.bytes = bytes;
    }

    /** The event that a BSON document is; only its head is read. */
    static EncodedEvent of(byte[] bytes) {
        try (var reader = new BsonBinaryReader(ByteBuffer.wrap(bytes))) {
            reader.readStartDocument();
            reader.readName("id");
            reader.skipValue();
            var type = reader.readString("type");
            int version = reader.readInt32("version");
            reader.readName("tags");
            reader.readStartArray();
            var tags = new HashSet<Tag>();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                tags.add(TagText.parse(reader.readString()));
            }
            return new EncodedEvent(type, version, tags, bytes);
        }
    }

    /** The events of BSON documents that follow one another without a gap. */
    static List<EncodedEvent> allOf(byte[] documents) {
        var events = new ArrayList<EncodedEvent>();
        var rest = ByteBuffer.wrap(documents).order(ByteOrder.LITTLE_ENDIAN);
        while (rest.hasRemaining()) {
            var bytes = new byte[Objects.checkIndex(rest.getInt(rest.position()), rest.remaining() + 1)];
            rest.get(bytes);
            events.add(of(bytes));
        }
        return events;
    }

    String type() {
        return type;
    }

    int version() {
        return version;
    }

    Set<Tag> tags() {
        return tags;
    }

    /** The BSON document; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    int size() {
        return bytes.length;
    }
}
