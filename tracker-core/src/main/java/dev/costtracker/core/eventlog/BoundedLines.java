package dev.costtracker.core.eventlog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, none of which may be longer than a limit, so that a strange file cannot fill the memory. */
final class BoundedLines {

    private final InputStream in;
    private final int limit;
    private final byte[] block = new byte[256 * 1024];
    private int start;
    private int end;
    private long number;
    private boolean cutOff;

    BoundedLines(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /**
     * The next line without its end; null if there is none.
     *
     * @throws LogFileBroken if it is too long
     */
    @Nullable
    String next() {
        number++;
        var line = new ByteArrayOutputStream();
        while (start < end || fill()) {
            int stop = lineFeed();
            line.write(block, start, stop - start);
            start = stop;
            if (line.size() > limit) {
                throw new LogFileBroken(number, "it is longer than %d bytes".formatted(limit));
            }
            if (stop < end) {
                start++;
                return line.toString(StandardCharsets.UTF_8);
            }
        }
        cutOff = true;
        return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
    }

    /** Where the next line feed is in the block, or the block's end. */
    private int lineFeed() {
        int found = start;
        while (found < end && block[found] != '\n') {
            found++;
        }
        return found;
    }

    private boolean fill() {
        try {
            start = 0;
            end = Math.max(in.read(block), 0);
            return end > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the stream ended within the line that came last, or before it. */
    boolean isCutOff() {
        return cutOff;
    }

    /** The number of the line that came last, from 1; one more than there are after the end. */
    long number() {
        return number;
    }
}
