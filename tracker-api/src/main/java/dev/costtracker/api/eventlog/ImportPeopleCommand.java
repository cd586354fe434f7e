package dev.costtracker.api.eventlog;

import dev.costtracker.api.console.Surroundings;
import dev.costtracker.core.vault.PeopleFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code import-people}: brings the secrets with which names and e-mails are read to where the log was brought. */
@Command(
        name = "import-people",
        mixinStandardHelpOptions = true,
        description =
                "Brings the secrets of export-people to a log that was imported. To do it again does no harm, and who was"
                        + " erased stays erased.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the file is not whole, or they could not be kept", "2:wrong usage"})
public final class ImportPeopleCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final LogPlace log;

    @Parameters(paramLabel = "FILE", description = "what export-people has written; - for standard input")
    private Path file = Path.of("-");

    /** The command, to be given its options by the command line. */
    public ImportPeopleCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.log = new LogPlace(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        return new LogWork(surroundings, "importing")
                .run(
                        progress -> {
                            try (var in = ExportFiles.open(file, surroundings);
                                    var people = log.openPeople()) {
                                surroundings.out().println("people imported: " + PeopleFile.read(in, people));
                            }
                        },
                        "");
    }
}
