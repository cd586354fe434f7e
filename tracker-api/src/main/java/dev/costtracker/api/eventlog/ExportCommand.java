package dev.costtracker.api.eventlog;

import dev.costtracker.api.console.Surroundings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code export}: writes a log as lines of JSON. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Writes the log as lines of JSON, one for every event, and checks it meanwhile. It changes nothing, and"
                        + " servers may use the log meanwhile: what they add is not exported. import-log makes the same log of it"
                        + " again.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the log is broken, or could not be read or written", "2:wrong usage"})
public final class ExportCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final LogPlace log;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "where to; there is nothing of that name until it is whole (default: standard output)")
    private @Nullable Path output;

    /** The command, to be given its options by the command line. */
    public ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.log = new LogPlace(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        log.checkOutput(output);
        return new LogWork(surroundings, "exporting")
                .run(
                        progress -> {
                            try (var stored = log.openToRead()) {
                                var extent =
                                        ExportFiles.write(output, surroundings, out -> stored.export(out, progress));
                                surroundings.err().println("exported " + LogWork.words(extent));
                            }
                        },
                        "");
    }
}
