package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.LogBackend.PositionTaken;
import dev.costtracker.core.eventlog.LogBackend.UnknownOutcome;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills a log with the records of an exported one, each as it was: position, append id, time, node, bytes and hash.
 *
 * <p>What is there already must be the beginning of the export, so an import that was broken off goes on when it is
 * started again.
 */
final class LogImport {

    private static final int BATCH = 500;
    private static final int TRIES = 10;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final LogFileReader file;
    private final EventCodec codec;
    private final Sequencer.Pause pause;
    private List<LogRecord> batch;

    /**
     * Reads the first records, so that a strange file is seen before anything is opened to be filled from it.
     *
     * @throws LogFileBroken if they are not right
     */
    LogImport(InputStream export, EventCodec codec, Sequencer.Pause pause) {
        this.file = new LogFileReader(export, codec);
        this.codec = codec;
        this.pause = pause;
        this.batch = nextBatch();
    }

    /** Work on a log that must not be used before it is done. */
    @FunctionalInterface
    interface Filling {
        LogExtent of(LogBackend log) throws InterruptedException;
    }

    private List<LogRecord> nextBatch() {
        var records = new ArrayList<LogRecord>();
        long bytes = 0;
        while (records.size() < BATCH && bytes < Append.MAX_BYTES) {
            var record = file.next();
            if (record == null) {
                break;
            }
            records.add(record);
            bytes += record.size();
        }
        return records;
    }

    /**
     * Writes all that is not there yet.
     *
     * @throws LogFileBroken at the first line that is not right; some of the records before it are written
     * @throws LogNotEmpty if what is there is something else
     * @throws LogUnavailable if the store does not take them
     */
    LogExtent into(LogBackend target, CopyProgress progress) throws InterruptedException {
        progress.total(file.events());
        var there = LogCheck.walk(target, codec, target.startOfLast(1), record -> {}, position -> {});
        for (; !batch.isEmpty(); batch = nextBatch()) {
            insert(batch.stream().filter(record -> !isThere(record, there)).toList(), target);
            progress.reached(batch.getLast().end());
        }
        var extent = file.extent();
        if (extent.events() < there.events()) {
            throw isOther(there);
        }
        if (!target.last().map(LogRecord::hash).orElse(LogRecord.NO_HASH).equals(extent.lastHash())) {
            throw new LogInUse("another process has written to the event log that was being filled");
        }
        return extent;
    }

    private static boolean isThere(LogRecord record, LogExtent there) {
        if (record.position() >= there.events()) {
            return false;
        }
        boolean last = record.end() == there.events();
        if (record.end() > there.events() || (last && !record.hash().equals(there.lastHash()))) {
            throw isOther(there);
        }
        return true;
    }

    private static LogNotEmpty isOther(LogExtent there) {
        return new LogNotEmpty("the event log is not empty, and its %d events are not the beginning of this export"
                .formatted(there.events()));
    }

    /** Sends the same records until the answer is definite, as a lost answer does not mean that nothing was written. */
    private void insert(List<LogRecord> records, LogBackend target) throws InterruptedException {
        var rest = records;
        for (int attempt = 1; !rest.isEmpty(); attempt++) {
            try {
                rest = send(rest, target);
            } catch (UnknownOutcome | LogUnavailable e) {
                if (attempt == TRIES) {
                    throw new LogUnavailable("the event log that is being filled has not taken any more", e);
                }
                pause.of(PAUSE);
            }
        }
    }

    /** Those that are still to be written. */
    private static List<LogRecord> send(List<LogRecord> records, LogBackend target) throws UnknownOutcome {
        try {
            target.insert(records);
            return List.of();
        } catch (PositionTaken taken) {
            long position = records.get(taken.index()).position();
            var there = target.records(position, 1).records();
            if (there.isEmpty()) {
                throw new UnknownOutcome(taken);
            }
            if (!there.getFirst().hash().equals(records.get(taken.index()).hash())) {
                throw new LogInUse("another process has written to the event log at position %d".formatted(position));
            }
            return records.subList(taken.index() + 1, records.size());
        }
    }
}
