package dev.costtracker.api.imports;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** One coding session as its lines tell it, in however many files they are. */
final class TranscriptSession {

    /** Who comes first to an answer that several sessions hold: the one that ended first was resumed by the others. */
    static final Comparator<TranscriptSession> FIRST_ENDED = Comparator.<TranscriptSession>comparingLong(s -> s.end)
            .thenComparingLong(s -> s.start)
            .thenComparing(s -> s.id);

    private final String id;
    private final Earliest folder = new Earliest();
    private final Earliest branch = new Earliest();
    private final Earliest home = new Earliest();
    private long start = Long.MAX_VALUE;
    private long end = Long.MIN_VALUE;
    private long ownStart = Long.MAX_VALUE;
    private boolean repeats;

    TranscriptSession(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /**
     * Takes note of a line.
     *
     * @param at microseconds since 1970
     * @param file the name of the folder the file is in; null if it has none
     */
    synchronized void saw(long at, TranscriptLine line, @Nullable String file) {
        start = Math.min(start, at);
        end = Math.max(end, at);
        folder.offer(at, line.cwd());
        branch.offer(at, line.branch());
        home.offer(at, file);
    }

    /** One of its answers is its own: no earlier session logged it. */
    void owns(Answer answer) {
        ownStart = Math.min(ownStart, answer.at());
    }

    /** It repeats answers of an earlier session. */
    void repeats() {
        repeats = true;
    }

    /** When it began; lines that a resumed session repeats are not its own beginning. */
    Instant startedAt() {
        return Timestamps.instant(startMicros());
    }

    /** When it ended: what happens at an end is not in the session any more, so a millisecond after its last line. */
    Instant endedAt() {
        return Timestamps.instant(end + 1_000);
    }

    long startMicros() {
        return repeats ? ownStart : start;
    }

    /** The project, from the folder it began in. */
    String project() {
        var working = Names.folder(folder.value);
        var encoded = working == null ? Names.encodedFolder(home.value) : working;
        return encoded == null ? "unknown" : encoded;
    }

    String name() {
        return Names.session(project(), branch.value, startMicros());
    }

    /** The value of the earliest line that has one; of several at the same time the first in the alphabet. */
    private static final class Earliest {

        private long at = Long.MAX_VALUE;
        private @Nullable String value;

        void offer(long newAt, @Nullable String newValue) {
            if (newValue == null || newValue.isEmpty() || newAt > at) {
                return;
            }
            if (newAt < at || value == null || newValue.compareTo(value) < 0) {
                at = newAt;
                value = newValue;
            }
        }
    }
}
