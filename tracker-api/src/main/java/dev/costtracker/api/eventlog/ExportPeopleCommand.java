package dev.costtracker.api.eventlog;

import dev.costtracker.api.console.Surroundings;
import dev.costtracker.core.vault.PeopleFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code export-people}: writes the secrets with which names and e-mails are read. */
@Command(
        name = "export-people",
        mixinStandardHelpOptions = true,
        description =
                "Writes the secrets with which the names and e-mails in the log are read, one line for each person."
                        + " Whoever has them and the log knows who is meant, even after an erasure: keep them apart, and not for"
                        + " long.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:they could not be read or written", "2:wrong usage"})
public final class ExportPeopleCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final LogPlace log;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "where to; there is nothing of that name until it is whole (default: standard output)")
    private @Nullable Path output;

    /** The command, to be given its options by the command line. */
    public ExportPeopleCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.log = new LogPlace(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        log.checkOutput(output);
        return new LogWork(surroundings, "exporting")
                .run(
                        progress -> {
                            try (var people = log.openPeople()) {
                                int count =
                                        ExportFiles.write(output, surroundings, out -> PeopleFile.write(people, out));
                                surroundings.err().println("people exported: " + count);
                            }
                        },
                        "");
    }
}
