package dev.costtracker.core.needs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Linux machine, of whose own files images are made, each in its own place, as none can be downloaded. */
public final class LinuxFiles extends Need {

    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final Pattern NOT_NEEDED = Pattern.compile("src.zip|ct.sym|classes_.*");
    private static final Pattern LIBRARY = Pattern.compile("(/\\S+) \\(0x");

    @Override
    protected Optional<Missing> missing(ExtensionContext context) {
        return missing();
    }

    /** What is missing on another system. */
    public static Optional<Missing> missing() {
        return System.getProperty("os.name").equals("Linux")
                ? Optional.empty()
                : Optional.of(new Missing(
                        "an image can be made of a Linux machine's files only", "mvn verify, on Linux", true));
    }

    /** The program {@code java} that runs the tests. */
    public static Path javaProgram() {
        return JAVA.resolve("bin/java");
    }

    /** All that it needs of its own, itself included. */
    public static List<Path> java() throws IOException {
        try (var lib = Files.walk(JAVA.resolve("lib"));
                var conf = Files.walk(JAVA.resolve("conf"))) {
            return Stream.of(Stream.of(javaProgram()), lib, conf)
                    .flatMap(files -> files)
                    .filter(Files::isRegularFile)
                    .filter(file ->
                            !NOT_NEEDED.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
    }

    /** What the loader finds for Java, for the virtual machine in it and for these programs, the loader included. */
    public static List<Path> libraries(List<Path> programs) throws IOException {
        var command = new ArrayList<>(List.of(
                "ldd",
                javaProgram().toString(),
                JAVA.resolve("lib/server/libjvm.so").toString()));
        programs.forEach(program -> command.add(program.toString()));
        var ldd = new ProcessBuilder(command).redirectErrorStream(true).start();
        var found = new String(ldd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return LIBRARY.matcher(found)
                .results()
                .map(match -> Path.of(match.group(1)))
                .filter(library -> !library.startsWith(JAVA))
                .distinct()
                .toList();
    }
}
