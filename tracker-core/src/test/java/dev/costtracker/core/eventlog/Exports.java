package dev.costtracker.core.eventlog;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.messaging.eventstreaming.Tag;

/** Exported logs, to be looked at and to be damaged. */
final class Exports {

    private Exports() {}

    /** The whole text of a log's export, which is closed then. */
    static String of(StoredLog log) {
        try (log) {
            var out = new ByteArrayOutputStream();
            log.export(out, CopyProgress.NONE);
            return out.toString(StandardCharsets.UTF_8);
        }
    }

    static InputStream stream(String export) {
        return new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> lines(String export) {
        return new ArrayList<>(export.lines().toList());
    }

    static InputStream stream(List<String> lines) {
        return stream(String.join("\n", lines) + "\n");
    }

    /** A small log that is the same every time: records of two events, of one, and of three. */
    static String small() {
        return of(List.of(Collections.nCopies(2, event()), List.of(event()), Collections.nCopies(3, event())));
    }

    /** A log that was never in a store. */
    static String of(List<List<EncodedEvent>> appends) {
        var records = new ArrayList<LogRecord>();
        var hash = LogRecord.NO_HASH;
        long position = 0;
        for (var events : appends) {
            var aid = new UUID(0x0198_f6f2_7c1e_7000L, 0x8000_0000_0000_0000L + position);
            var record = LogRecord.after(hash, position, aid, 1_790_000_000_123_456L + position, "node-1", events);
            records.add(record);
            hash = record.hash();
            position = record.end();
        }
        var out = new ByteArrayOutputStream();
        var writer = new LogFileWriter(out);
        writer.begin(position);
        records.forEach(writer::add);
        writer.end(new LogExtent(position, records.size(), hash));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static EncodedEvent event() {
        return Samples.CODEC.encode(
                "id-1",
                Micros.instant(1_790_000_000_000_000L),
                Set.of(new Tag("on", "x"), new Tag("on", "y")),
                Map.of("user", "ann", "via", "key"),
                new Samples.Noted("ünï \"\n\uD83D\uDE00", List.of("x", "y")));
    }
}
