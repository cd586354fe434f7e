package dev.costtracker.core.eventlog;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventstreaming.Tag;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * The stored form of events. One event is one BSON document:
 *
 * <pre>{ id: "…", type: "session.SessionStarted", version: 1, tags: ["session=default/s1"], at: microseconds since 1970,
 *   metadata: { user: "ann" }, payload: { … } }</pre>
 *
 * <p>The payload is the event's record, component by component, nulls left out. Older versions are brought up to date
 * while they are read; what is in the log is never rewritten.
 */
public final class EventCodec {

    private static final EncoderContext ENCODE = EncoderContext.builder().build();
    private static final DecoderContext DECODE = DecoderContext.builder().build();
    private static final BsonDocumentCodec DOCUMENT = new BsonDocumentCodec();
    private static final int USUAL_SIZE = 1024;

    private final Map<String, Kind<?>> byName = new HashMap<>();
    private final Map<Class<?>, Kind<?>> byClass = new HashMap<>();

    /**
     * A codec for every kind of event there is.
     *
     * @param types all features' events
     * @param forms all features' plain values
     */
    public EventCodec(List<EventType<?>> types, List<PlainForm<?, ?>> forms) {
        var registry = ValueCodecs.registry(forms);
        for (var type : types) {
            var kind = kind(type, registry.get(type.event()));
            if (byName.put(type.name(), kind) != null || byClass.put(type.event(), kind) != null) {
                throw new IllegalArgumentException("event is listed twice: " + type.name());
            }
        }
    }

    /** The name and version under which Axon knows a kind of event. */
    public MessageType messageType(Class<?> event) {
        return kindOf(event).message();
    }

    /** The payload as it is stored, for looking at. */
    public BsonDocument payload(DomainEvent event) {
        var document = new BsonDocument();
        kindOf(event.getClass()).write(new BsonDocumentWriter(document), event);
        return document;
    }

    /**
     * The event of a stored payload of any version.
     *
     * @throws UnknownEventType if there is no such event, or not yet in this version
     */
    public DomainEvent event(String name, int version, BsonDocument payload) {
        return kindOf(name, version).upcast(payload, version);
    }

    /** Whether events of this name and version can be read. */
    boolean reads(String name, int version) {
        var kind = byName.get(name);
        return kind != null && version >= 1 && version <= kind.type().version();
    }

    /** What is handed to the log for an event that has just been decided. */
    EncodedEvent encode(String id, Instant at, Set<Tag> tags, Map<String, String> metadata, DomainEvent event) {
        var kind = kindOf(event.getClass());
        try (var buffer = new BasicOutputBuffer(USUAL_SIZE);
                var writer = new BsonBinaryWriter(buffer)) {
            writer.writeStartDocument();
            writer.writeString("id", id);
            writer.writeString("type", kind.type().name());
            writer.writeInt32("version", kind.type().version());
            writeTags(writer, tags);
            writer.writeInt64("at", Micros.of(at));
            writeMetadata(writer, metadata);
            writer.writeName("payload");
            kind.write(writer, event);
            writer.writeEndDocument();
            return new EncodedEvent(kind.type().name(), kind.type().version(), Set.copyOf(tags), buffer.toByteArray());
        }
    }

    /**
     * The event that an encoded one stands for.
     *
     * @throws UnknownEventType if there is no such event, or not yet in this version
     */
    DecodedEvent decode(EncodedEvent encoded) {
        var kind = kindOf(encoded.type(), encoded.version());
        try (var reader = new BsonBinaryReader(ByteBuffer.wrap(encoded.bytes()))) {
            reader.readStartDocument();
            var id = reader.readString("id");
            skip(reader, "type", "version", "tags");
            var at = Micros.instant(reader.readInt64());
            var metadata = readMetadata(reader);
            reader.readName("payload");
            return new DecodedEvent(id, kind.message(), at, metadata, kind.read(reader, encoded.version()));
        }
    }

    /** Sorted, so that equal events are equal bytes. */
    private static void writeTags(BsonWriter writer, Set<Tag> tags) {
        writer.writeStartArray("tags");
        var texts = new TreeSet<String>();
        tags.forEach(tag -> texts.add(TagText.of(tag)));
        texts.forEach(writer::writeString);
        writer.writeEndArray();
    }

    private static void writeMetadata(BsonWriter writer, Map<String, String> metadata) {
        writer.writeStartDocument("metadata");
        new TreeMap<>(metadata).forEach(writer::writeString);
        writer.writeEndDocument();
    }

    private static void skip(BsonReader reader, String... fields) {
        for (var field : fields) {
            reader.readName(field);
            reader.skipValue();
        }
    }

    private static Map<String, String> readMetadata(BsonReader reader) {
        reader.readName("metadata");
        reader.readStartDocument();
        var metadata = new HashMap<String, String>();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            metadata.put(reader.readName(), reader.readString());
        }
        reader.readEndDocument();
        return metadata;
    }

    private Kind<?> kindOf(Class<?> event) {
        var kind = byClass.get(event);
        if (kind == null) {
            throw new UnknownEventType("no event type is listed for " + event.getName());
        }
        return kind;
    }

    private Kind<?> kindOf(String name, int version) {
        var kind = byName.get(name);
        if (kind == null || !reads(name, version)) {
            throw new UnknownEventType("this program cannot read %s version %d, only %s"
                    .formatted(
                            name,
                            version,
                            kind == null
                                    ? "other events"
                                    : "up to " + kind.type().version()));
        }
        return kind;
    }

    private static <E extends Record & DomainEvent> Kind<E> kind(EventType<E> type, Codec<?> codec) {
        @SuppressWarnings("unchecked") // the registry answers with the codec of the class it was asked for
        var ofEvent = (Codec<E>) codec;
        return new Kind<>(type, ofEvent, new MessageType(type.name(), Integer.toString(type.version())));
    }

    private record Kind<E extends Record & DomainEvent>(EventType<E> type, Codec<E> codec, MessageType message) {

        void write(BsonWriter writer, DomainEvent event) {
            codec.encode(writer, type.event().cast(event), ENCODE);
        }

        DomainEvent read(BsonReader reader, int version) {
            return version == type.version()
                    ? codec.decode(reader, DECODE)
                    : upcast(DOCUMENT.decode(reader, DECODE), version);
        }

        DomainEvent upcast(BsonDocument payload, int version) {
            var newest = payload;
            for (var step : type.upcasts().subList(version - 1, type.upcasts().size())) {
                newest = step.apply(newest);
            }
            return codec.decode(new BsonDocumentReader(newest), DECODE);
        }
    }
}
