package dev.costtracker.core.eventlog;

import dev.costtracker.core.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * What one append leaves in the log: all its events, in one piece.
 *
 * @param position the place of its first event; the next record's is {@link #end()}
 * @param aid the append's own id, by which a writer knows its record again
 * @param at when it was recorded, in microseconds since 1970; rises with the position
 * @param node who wrote it
 * @param hash SHA-256 over the previous record's hash and all of this record, in hexadecimal
 * @param events at least one
 */
record LogRecord(long position, UUID aid, long at, String node, String hash, List<EncodedEvent> events) {

    /** What stands for the previous hash in the first record. */
    static final String NO_HASH = "0".repeat(64);

    LogRecord {
        events = List.copyOf(events);
    }

    /** A record chained to the one before it. */
    static LogRecord after(
            String previousHash, long position, UUID aid, long at, String node, List<EncodedEvent> events) {
        return new LogRecord(position, aid, at, node, hash(previousHash, position, aid, at, node, events), events);
    }

    /** The hash this record must have after a given one. */
    String hashAfter(String previousHash) {
        return hash(previousHash, position, aid, at, node, events);
    }

    /** The position after its last event. */
    long end() {
        return position + events.size();
    }

    /** The tags of all its events, and their kinds: what it is found by. */
    Set<Tag> tags() {
        var tags = new HashSet<Tag>();
        for (var event : events) {
            tags.addAll(event.tags());
            tags.add(TagText.ofType(event.type()));
        }
        return tags;
    }

    /** How many bytes its events have. */
    int size() {
        return events.stream().mapToInt(EncodedEvent::size).sum();
    }

    /** The events' bytes, one after the other. */
    byte[] bytes() {
        var all = ByteBuffer.allocate(size());
        events.forEach(event -> all.put(event.bytes()));
        return all.array();
    }

    private static String hash(
            String previousHash, long position, UUID aid, long at, String node, List<EncodedEvent> events) {
        var sha = Sha256.digest();
        sha.update(HexFormat.of().parseHex(previousHash));
        sha.update(ByteBuffer.allocate(5 * Long.BYTES)
                .putLong(position)
                .putLong(events.size())
                .putLong(aid.getMostSignificantBits())
                .putLong(aid.getLeastSignificantBits())
                .putLong(at)
                .flip());
        sha.update(node.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
        events.forEach(event -> sha.update(event.bytes()));
        return HexFormat.of().formatHex(sha.digest());
    }
}
