package dev.costtracker.api.eventlog;

import dev.costtracker.api.console.Surroundings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code import-log}: fills an empty log from an exported one. */
@Command(
        name = "import-log",
        mixinStandardHelpOptions = true,
        description = {
            "Fills an empty log, in a file or in MongoDB, from an exported one and checks every hash. It becomes the same log:"
                    + " the same positions, times and hashes.",
            "The log must be empty, and a server publishes its prices into an empty log when it starts: import first."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the file is not whole, or the log could not be filled", "2:wrong usage"})
public final class ImportLogCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final LogPlace log;

    @Parameters(paramLabel = "FILE", description = "what export has written; - for standard input")
    private Path file = Path.of("-");

    /** The command, to be given its options by the command line. */
    public ImportLogCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.log = new LogPlace(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        var ifNot = log.keepsParts()
                ? "what is there by now is used by no server; run the same command again to go on, or drop the database"
                : "there is no new log in " + log.words();
        return new LogWork(surroundings, "importing")
                .run(
                        progress -> {
                            try (var in = ExportFiles.open(file, surroundings)) {
                                var extent = log.fill(in, progress);
                                surroundings
                                        .out()
                                        .println("imported into " + log.words() + " " + LogWork.words(extent));
                            }
                        },
                        ifNot);
    }
}
