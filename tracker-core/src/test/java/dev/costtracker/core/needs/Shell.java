package dev.costtracker.core.needs;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Bash and curl, in which the README speaks. */
public final class Shell extends Need {

    @Override
    protected Optional<Missing> missing(ExtensionContext context) {
        return Stream.of("bash", "curl")
                .filter(program -> find(program).isEmpty())
                .findFirst()
                .map(program -> new Missing(
                        program + " is not installed", "apt-get install %s && mvn verify".formatted(program), false));
    }

    private static Optional<Path> find(String program) {
        return List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
