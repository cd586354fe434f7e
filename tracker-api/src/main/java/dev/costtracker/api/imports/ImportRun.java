package dev.costtracker.api.imports;

import dev.costtracker.api.console.Progress;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One import from files to tracker: read everything, make one answer of its copies, then send. */
final class ImportRun {

    private static final int MOST_READERS = 4;
    private static final int MOST_READ_AHEAD = 1000;

    private final TrackerClient client;
    private final Instant now;
    private final Tally tally;
    private final Progress progress;
    private final LineParser parser = new LineParser();
    private final Harvest harvest = new Harvest();
    private boolean complete = true;

    ImportRun(TrackerClient client, Instant now, Tally tally, Progress progress) {
        this.client = client;
        this.now = now;
        this.tally = tally;
        this.progress = progress;
    }

    /**
     * Imports the transcripts in the files and folders.
     *
     * @param project of every session; null to name it after the folder the session began in
     * @return whether everything could be read and was taken
     * @throws ImportFailure if the tracker can't be reached
     */
    boolean run(Collection<Path> paths, @Nullable String project, boolean dryRun)
            throws ImportFailure, InterruptedException {
        client.check();
        read(TranscriptFiles.find(paths, this::unreadable));
        var refused = new Upload(client, dryRun, project, now, tally, progress).send(harvest.answers());
        return complete && refused == 0;
    }

    private void read(Map<Path, Long> files) throws ImportFailure, InterruptedException {
        var bytes = files.values().stream().mapToLong(Long::longValue).sum();
        progress.start("reading", bytes, "bytes in %,d files".formatted(files.size()));
        var readers = Math.min(MOST_READERS, Runtime.getRuntime().availableProcessors());
        InOrder.run(readers, MOST_READ_AHEAD, files.keySet(), this::read, (file, outcome) -> {
            switch (outcome) {
                case Read read -> {
                    tally.add(read.report);
                    read.report.messages().forEach(progress::say);
                }
                case Unread unread -> unreadable(file, unread.reason);
            }
        });
    }

    private Outcome read(Path file) {
        try {
            return new Read(TranscriptReader.read(file, parser, harvest, progress::advance));
        } catch (IOException e) {
            return new Unread(e);
        }
    }

    private void unreadable(Path file, IOException reason) {
        complete = false;
        progress.say("cannot read %s: %s"
                .formatted(
                        file,
                        switch (reason) {
                            case AccessDeniedException denied -> "permission denied";
                            case NoSuchFileException gone -> "it is not there any more";
                            default -> reason.getMessage();
                        }));
    }

    /** What became of a file. */
    private sealed interface Outcome {}

    private record Read(FileReport report) implements Outcome {}

    private record Unread(IOException reason) implements Outcome {}
}
