package dev.costtracker.core.needs;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Prometheus and the tool that checks its rules. */
public final class Prometheus extends Need {

    @Override
    protected Optional<Missing> missing(ExtensionContext context) {
        return found("prometheus").isPresent() && found("promtool").isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Missing("no Prometheus is installed", "apt-get install prometheus && mvn verify", false));
    }

    private static Optional<Path> found(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Where the server is. */
    public static Path server() {
        return found("prometheus").orElseThrow();
    }

    /** Where {@code promtool} is. */
    public static Path tool() {
        return found("promtool").orElseThrow();
    }
}
