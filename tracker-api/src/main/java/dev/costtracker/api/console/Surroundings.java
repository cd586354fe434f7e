package dev.costtracker.api.console;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command finds around it.
 *
 * @param environment the environment variables
 * @param in what is piped into it
 * @param out for results
 * @param err for progress and problems
 * @param terminal whether a person is watching
 * @param pause waits before a request is sent again
 */
public record Surroundings(
        Map<String, String> environment,
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        Pause pause) {

    /** The server of a machine where nothing else is set. */
    public static final String DEFAULT_SERVER = "http://localhost:8080";

    /** The server that is meant where none is named: the one of this machine, on its port. */
    public String ownServer() {
        var port = environment.getOrDefault("TRACKER_PORT", "");
        return port.isEmpty() ? DEFAULT_SERVER : "http://localhost:" + port;
    }

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** The value of an option, else of an environment variable; an empty one counts as none. */
    public @Nullable String setting(@Nullable String option, String variable) {
        var value = option == null ? environment.get(variable) : option;
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Those of this process. */
    public static Surroundings ofProcess() {
        var terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return new Surroundings(System.getenv(), System.in, System.out, System.err, terminal, Thread::sleep);
    }

    /** A wait before a request is sent again. */
    @FunctionalInterface
    public interface Pause {

        /** Waits so long. */
        void pause(Duration duration) throws InterruptedException;
    }
}
