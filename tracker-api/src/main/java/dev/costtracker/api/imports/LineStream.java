package dev.costtracker.api.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/**
 * The lines of a file, each as a stream that ends where the line ends, so that no line is ever held whole.
 *
 * <p>Lines end with a line feed. Blank lines are passed over, but counted in line numbers; so is a byte order mark.
 */
final class LineStream extends InputStream {

    private static final int BLOCK = 64 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream file;
    private final LongConsumer bytesRead;
    private final byte[] block = new byte[BLOCK];
    private int position;
    private int limit;
    private boolean inLine;
    private boolean started;
    private long number = 1;

    LineStream(InputStream file, LongConsumer bytesRead) {
        this.file = file;
        this.bytesRead = bytesRead;
    }

    /** Goes to the next line that is not blank, from wherever reading stopped; false at the end of the file. */
    boolean nextLine() throws IOException {
        if (!started) {
            started = true;
            skipByteOrderMark();
        }
        while (inLine) {
            skipBlock();
        }
        while (position < limit || fill()) {
            var next = block[position];
            if (next != ' ' && next != '\t' && next != '\r' && next != '\n') {
                inLine = true;
                return true;
            }
            position++;
            if (next == '\n') {
                number++;
            }
        }
        return false;
    }

    /** The number of the current line, from 1. */
    long number() {
        return number;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!inLine || (position == limit && !fill())) {
            inLine = false;
            return -1;
        }
        var end = lineEnd(Math.min(limit, position + length));
        if (end == position) {
            endLine();
            return -1;
        }
        var count = end - position;
        System.arraycopy(block, position, target, offset, count);
        position = end;
        return count;
    }

    private void skipBlock() throws IOException {
        if (position == limit && !fill()) {
            inLine = false;
            return;
        }
        position = lineEnd(limit);
        if (position < limit) {
            endLine();
        }
    }

    /** Where the line ends within the block, or the bound if it goes on. */
    private int lineEnd(int bound) {
        var end = position;
        while (end < bound && block[end] != '\n') {
            end++;
        }
        return end;
    }

    private void endLine() {
        position++;
        number++;
        inLine = false;
    }

    private boolean fill() throws IOException {
        var count = file.read(block, 0, BLOCK);
        position = 0;
        limit = Math.max(count, 0);
        bytesRead.accept(limit);
        return count > 0;
    }

    private void skipByteOrderMark() throws IOException {
        // A file's first read returns at least three bytes unless the file is shorter.
        if (fill() && limit >= BYTE_ORDER_MARK.length && startsWithMark()) {
            position = BYTE_ORDER_MARK.length;
        }
    }

    private boolean startsWithMark() {
        for (var i = 0; i < BYTE_ORDER_MARK.length; i++) {
            if (block[i] != BYTE_ORDER_MARK[i]) {
                return false;
            }
        }
        return true;
    }
}
