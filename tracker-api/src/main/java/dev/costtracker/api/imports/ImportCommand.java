package dev.costtracker.api.imports;

import dev.costtracker.api.console.Progress;
import dev.costtracker.api.console.Surroundings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import}: reads Claude Code transcripts and sends what they cost to a running tracker. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Reads Claude Code transcripts and sends their usage, never their text, to a running tracker."
                + " A session whose last line is more than an hour old is ended at it."
                + " Importing the same again changes nothing.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done; malformed lines are only counted", "1:something could not be imported", "2:wrong usage"
        })
public final class ImportCommand implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int INCOMPLETE = 1;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Surroundings surroundings;
    private final InstantSource clock;
    private final UnaryOperator<String> plainModel;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "transcript files, and folders to search for *.jsonl, e.g. ~/.claude/projects")
    private List<Path> paths = List.of();

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "the tracker (default: TRACKER_SERVER, else this machine's, on TRACKER_PORT or 8080)")
    private @Nullable String server;

    @Option(names = "--key", paramLabel = "KEY", description = "an API key (default: TRACKER_KEY)")
    private @Nullable String key;

    @Option(
            names = "--project",
            paramLabel = "NAME",
            description = "the project of every session (default: the folder it was started in)")
    private @Nullable String project;

    @Option(names = "--dry-run", description = "let the tracker decide and price, and write nothing")
    private boolean dryRun;

    @Option(names = "--json", description = "print the summary as JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * The command, to be given its options by the command line.
     *
     * @param clock tells how old a session's last line is
     * @param plainModel gives the plain id of a model for any spelling of it
     */
    public ImportCommand(Surroundings surroundings, InstantSource clock, UnaryOperator<String> plainModel) {
        this.surroundings = surroundings;
        this.clock = clock;
        this.plainModel = plainModel;
    }

    @Override
    public Integer call() throws InterruptedException {
        var progress = new Progress(surroundings.err(), surroundings.terminal());
        var tally = new Tally(plainModel);
        try (var client =
                new TrackerClient(address(), surroundings.setting(key, "TRACKER_KEY"), surroundings.pause())) {
            var complete = new ImportRun(client, clock.instant(), tally, progress).run(existing(), name(), dryRun);
            progress.clear();
            print(tally.summary());
            return complete ? DONE : INCOMPLETE;
        } catch (ImportFailure e) {
            progress.say("import stopped: " + e.getMessage() + " (importing again is safe)");
            return INCOMPLETE;
        }
    }

    private List<Path> existing() {
        var missing = paths.stream().filter(path -> !Files.exists(path)).toList();
        if (!missing.isEmpty()) {
            throw wrongUsage("no such file or folder: "
                    + missing.stream().map(Path::toString).collect(Collectors.joining(", ")));
        }
        return paths;
    }

    private URI address() {
        var given = surroundings.setting(server, "TRACKER_SERVER");
        var text = given == null ? surroundings.ownServer() : given;
        try {
            var address = new URI(text);
            if (address.getHost() != null && SCHEMES.contains(address.getScheme()) && address.getRawQuery() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // The message below says all that its message would.
        }
        throw wrongUsage("--server must be like %s: %s".formatted(Surroundings.DEFAULT_SERVER, text));
    }

    private @Nullable String name() {
        var name = Names.nameOrNull(project);
        if (project != null && !project.equals(name)) {
            throw wrongUsage("--project must be one line of 1 to 200 characters: '%s'".formatted(project));
        }
        return name;
    }

    private ParameterException wrongUsage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private void print(Summary summary) {
        if (json) {
            surroundings.out().println(Wire.JSON.writeValueAsString(summary));
        } else {
            SummaryText.of(summary, dryRun).forEach(surroundings.out()::println);
        }
        surroundings.out().flush();
    }
}
