package dev.costtracker.api;

import dev.costtracker.api.console.Surroundings;
import dev.costtracker.api.eventlog.ExportCommand;
import dev.costtracker.api.eventlog.ExportPeopleCommand;
import dev.costtracker.api.eventlog.ImportLogCommand;
import dev.costtracker.api.eventlog.ImportPeopleCommand;
import dev.costtracker.api.eventlog.VerifyCommand;
import dev.costtracker.api.health.HealthCommand;
import dev.costtracker.api.imports.ImportCommand;
import dev.costtracker.core.pricing.ModelName;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Spec;

/** The program as a command line tool; it starts no server and no Spring. */
@Command(
        name = "tracker",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineTool.Version.class,
        description = "Logs AI coding sessions and answers, exactly and with a trail, what they cost."
                + " Without arguments it is the server.")
final class CommandLineTool implements Callable<Integer> {

    @Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    private CommandLineTool() {}

    /** Whether the arguments are for this tool; {@code --name=value} alone are settings of the server. */
    static boolean understands(String... arguments) {
        return arguments.length > 0
                && (!arguments[0].startsWith("-")
                        || new CommandLine(new CommandLineTool())
                                        .getCommandSpec()
                                        .findOption(arguments[0])
                                != null);
    }

    /** Runs a command and returns its exit code. */
    static int run(Surroundings surroundings, String... arguments) {
        return new CommandLine(new CommandLineTool())
                .addSubcommand(new ImportCommand(surroundings, InstantSource.system(), ModelName::plain))
                .addSubcommand(new HealthCommand(surroundings))
                .addSubcommand(new VerifyCommand(surroundings))
                .addSubcommand(new ExportCommand(surroundings))
                .addSubcommand(new ImportLogCommand(surroundings))
                .addSubcommand(new ExportPeopleCommand(surroundings))
                .addSubcommand(new ImportPeopleCommand(surroundings))
                .setOut(writer(surroundings.out()))
                .setErr(writer(surroundings.err()))
                .execute(arguments);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(), "a command is missing");
    }

    /** The version that the jar was built as. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            var version = CommandLineTool.class.getPackage().getImplementationVersion();
            return new String[] {"Claude Cost Tracker " + (version == null ? "(not packaged)" : version)};
        }
    }
}
