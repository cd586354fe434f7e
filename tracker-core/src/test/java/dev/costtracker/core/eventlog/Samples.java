package dev.costtracker.core.eventlog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.messaging.eventstreaming.Tag;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/** Events that only tests know. */
final class Samples {

    private Samples() {}

    /** Something was noted on things. */
    public record Noted(String text, List<String> things) implements DomainEvent {

        public Noted {
            things = List.copyOf(things);
        }

        @Override
        public Set<Tag> tags() {
            var tags = new HashSet<Tag>();
            things.forEach(thing -> tags.add(on(thing)));
            return tags;
        }
    }

    /** A thing was closed. */
    public record Closed(String thing) implements DomainEvent {

        @Override
        public Set<Tag> tags() {
            return Set.of(on(thing));
        }
    }

    /** Has a component of every kind that events use; its first version called the label a title and had no count. */
    public record Everything(
            Key key,
            BigDecimal price,
            Instant at,
            Colour colour,
            long count,
            int small,
            boolean flag,
            @Nullable Long maybe,
            @Nullable String label,
            @Nullable Part part,
            List<Part> parts,
            List<Key> keys)
            implements DomainEvent {

        public Everything {
            parts = List.copyOf(parts);
            keys = List.copyOf(keys);
        }

        @Override
        public Set<Tag> tags() {
            return Set.of(on(key.value()));
        }
    }

    /** A record inside an event. */
    public record Part(String name, @Nullable BigDecimal weight) {}

    /** A value that is stored plainly. */
    public record Key(String value) {}

    /** One of a few. */
    public enum Colour {
        RED,
        GREEN
    }

    static final EventType<Everything> EVERYTHING =
            new EventType<>("sample.Everything", 2, Everything.class, List.of(old -> old.append(
                            "label", old.getOrDefault("title", new BsonString("untitled")))
                    .append("count", new BsonInt64(1))));

    static final EventCodec CODEC = new EventCodec(
            List.of(
                    EventType.first("sample.Noted", Noted.class),
                    EventType.first("sample.Closed", Closed.class),
                    EVERYTHING),
            List.of(PlainForm.text(Key.class, Key::value, Key::new)));

    static Tag on(String thing) {
        return new Tag("on", thing);
    }

    static EncodedEvent noted(String text, String... on) {
        return encoded(new Noted(text, Arrays.asList(on)));
    }

    /** An event of a version that only a later program writes. */
    static EncodedEvent fromTheFuture(String thing) {
        var later = new EventType<>("sample.Closed", 2, Closed.class, List.of(old -> old));
        return new EventCodec(List.of(later), List.of())
                .encode("id", Instant.EPOCH, Set.of(on(thing)), Map.of(), new Closed(thing));
    }

    static EncodedEvent closed(String thing) {
        return encoded(new Closed(thing));
    }

    static EncodedEvent encoded(DomainEvent event) {
        return encoded(UUID.randomUUID().toString(), event);
    }

    static EncodedEvent encoded(String id, DomainEvent event) {
        return CODEC.encode(id, Instant.EPOCH, event.tags(), Map.of("user", "ann"), event);
    }

    /** An event whose bytes are exactly so many. */
    static EncodedEvent ofSize(int bytes) {
        int overhead = noted("", "big").size();
        return noted("x".repeat(bytes - overhead), "big");
    }
}
