package dev.costtracker.api.eventlog;

import dev.costtracker.api.console.Surroundings;
import dev.costtracker.core.eventlog.CopyProgress;
import dev.costtracker.core.eventlog.ExportedLog;
import dev.costtracker.core.eventlog.LogExtent;
import dev.costtracker.core.ledger.StoredEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code verify}: recomputes the chain of hashes of a log, or of an exported one. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Recomputes the log's whole chain of hashes and names the first position that is wrong. It changes"
                        + " nothing, and servers may use the log meanwhile.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it is whole", "1:it is not, or cannot be read", "2:wrong usage"})
public final class VerifyCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final LogPlace log;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "an exported log to be verified instead; - for standard input")
    private @Nullable Path file;

    /** The command, to be given its options by the command line. */
    public VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.log = new LogPlace(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (file != null && log.isNamed()) {
            throw log.wrongUsage("either FILE or a log can be verified");
        }
        return new LogWork(surroundings, "verifying")
                .run(
                        progress -> {
                            var extent = file == null ? ofLog(progress) : ofFile(file, progress);
                            surroundings.out().println("whole " + LogWork.words(extent));
                        },
                        "");
    }

    private LogExtent ofLog(CopyProgress progress) {
        try (var stored = log.openToRead()) {
            return stored.verify(progress);
        }
    }

    private LogExtent ofFile(Path export, CopyProgress progress) throws IOException {
        try (var in = ExportFiles.open(export, surroundings)) {
            return ExportedLog.verify(in, StoredEvents.codec(), progress);
        }
    }
}
