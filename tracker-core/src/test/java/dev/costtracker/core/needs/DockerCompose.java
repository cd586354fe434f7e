package dev.costtracker.core.needs;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The program that reads compose files; it needs no engine for that. */
public final class DockerCompose extends Need {

    @Override
    protected Optional<Missing> missing(ExtensionContext context) {
        return found().isPresent()
                ? Optional.empty()
                : Optional.of(new Missing(
                        "no docker-compose is installed", "apt-get install docker-compose && mvn verify", false));
    }

    private static Optional<Path> found() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "docker-compose"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Where it is. */
    public static Path program() {
        return found().orElseThrow();
    }
}
