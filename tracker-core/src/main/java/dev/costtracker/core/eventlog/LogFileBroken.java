package dev.costtracker.core.eventlog;

import java.io.Serial;

/** A file is not the whole export of a log; the message names the first line that is wrong. */
public final class LogFileBroken extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    LogFileBroken(long line, String how) {
        super("the export is broken in line %d: %s".formatted(line, how));
    }

    LogFileBroken(long line, long position, String how) {
        super("the export is broken in line %d, at position %d: %s".formatted(line, position, how));
    }
}
