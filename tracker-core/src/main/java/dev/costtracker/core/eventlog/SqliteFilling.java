package dev.costtracker.core.eventlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * Fills a log that is not there yet: in a directory of its own, {@code log.importing} in the data directory, from which
 * the file is moved to its place when it is whole. So there is never a part of a log that could be taken for one.
 */
final class SqliteFilling {

    private static final String WORK = "log.importing";

    private SqliteFilling() {}

    /**
     * Lets the log of a data directory be filled.
     *
     * @throws LogNotEmpty if there is one that holds events
     * @throws LogInUse if another process has it open
     */
    static LogExtent fill(Path directory, LogImport.Filling filling) throws InterruptedException {
        try {
            SqliteLogBackend.createPrivate(directory);
            var named = directory.resolve(SqliteLogBackend.FILE);
            var file = Files.exists(named) ? named.toRealPath() : named;
            var lock = SqliteLock.take(file);
            try {
                refuseUsed(file);
                return fillAndMove(file.resolveSibling(WORK), file, filling);
            } finally {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseUsed(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        try (var log = SqliteRecords.ofFile(file)) {
            long last = log.startOfLast(1);
            if (last != 0 || !log.records(0, 1).records().isEmpty()) {
                throw new LogNotEmpty("the event log %s is not empty: its last events stand at position %d"
                        .formatted(file.toAbsolutePath(), last));
            }
        }
    }

    private static LogExtent fillAndMove(Path work, Path file, LogImport.Filling filling)
            throws IOException, InterruptedException {
        clear(work);
        try {
            SqliteLogBackend.createPrivate(work);
            LogExtent extent;
            try (var log = SqliteLogBackend.open(work)) {
                extent = filling.of(log);
            }
            move(work.resolve(SqliteLogBackend.FILE), file);
            return extent;
        } finally {
            clear(work);
        }
    }

    /** What may lie beside the old file, which holds nothing, must not be taken for the new one's. */
    private static void move(Path whole, Path file) throws IOException {
        if (Files.exists(beside(whole, "-wal"))) {
            throw new LogUnavailable("the new event log could not be completed; is the disk full?");
        }
        Files.deleteIfExists(beside(file, "-wal"));
        Files.deleteIfExists(beside(file, "-shm"));
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        SqliteLogBackend.makeDurable(
                Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder"));
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private static void clear(Path work) throws IOException {
        if (Files.isDirectory(work)) {
            try (var files = Files.list(work)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(work);
        }
    }
}
