package dev.costtracker.core.eventlog;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.utility.DockerImageName;

/**
 * An image of {@link StandInMember} made of nothing but this Linux machine's own files, each in its own place: the Java
 * that runs the tests, the few libraries that it loads, and the tests' class path.
 */
final class StandInImage implements AutoCloseable {

    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final Pattern NOT_NEEDED = Pattern.compile("src.zip|ct.sym|classes_.*");
    private static final Pattern LIBRARY = Pattern.compile("(/\\S+) \\(0x");

    private final String name = "localhost/tracker-stand-in:" + UUID.randomUUID();

    private StandInImage() {}

    /** Builds it in the engine; it is removed when it is closed. */
    static StandInImage build() throws IOException {
        var classPath = classPath();
        var image = new StandInImage();
        var build = new ImageFromDockerfile(image.name, false)
                .withBuildImageCmdModifier(command -> command.withLabels(Leftovers.label()))
                .withFileFromString("Dockerfile", dockerfile(classPath));
        for (var files : List.of(java(), libraries(), classPath)) {
            files.forEach(file -> build.withFileFromPath("root" + file, file));
        }
        build.get();
        return image;
    }

    private static String dockerfile(List<Path> classPath) {
        var program = Stream.of(
                        JAVA.resolve("bin/java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-D" + MemberNames.INSIDE + "=true",
                        "-cp",
                        classPath.stream().map(Path::toString).collect(Collectors.joining(":")),
                        StandInMember.class.getName())
                .map(word -> '"' + word + '"')
                .collect(Collectors.joining(", ", "[", "]"));
        return """
                FROM scratch
                COPY root /
                ENTRYPOINT %s
                """.formatted(program);
    }

    /** Surefire hides the class path in a manifest, and keeps it in a property of its own. */
    private static List<Path> classPath() {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(classPath.split(File.pathSeparator, -1))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .filter(Files::exists)
                .toList();
    }

    private static List<Path> java() throws IOException {
        try (var lib = Files.walk(JAVA.resolve("lib"));
                var conf = Files.walk(JAVA.resolve("conf"))) {
            return Stream.of(Stream.of(JAVA.resolve("bin/java")), lib, conf)
                    .flatMap(files -> files)
                    .filter(Files::isRegularFile)
                    .filter(file ->
                            !NOT_NEEDED.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
    }

    /** What the loader finds for the program and for the virtual machine in it, the loader included. */
    private static List<Path> libraries() throws IOException {
        var ldd = new ProcessBuilder(
                        "ldd",
                        JAVA.resolve("bin/java").toString(),
                        JAVA.resolve("lib/server/libjvm.so").toString())
                .redirectErrorStream(true)
                .start();
        var found = new String(ldd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return LIBRARY.matcher(found)
                .results()
                .map(match -> Path.of(match.group(1)))
                .filter(library -> !library.startsWith(JAVA))
                .distinct()
                .toList();
    }

    DockerImageName name() {
        return DockerImageName.parse(name);
    }

    @Override
    public void close() {
        DockerClientFactory.instance()
                .client()
                .removeImageCmd(name)
                .withForce(true)
                .exec();
    }
}
