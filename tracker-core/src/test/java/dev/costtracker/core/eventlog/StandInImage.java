package dev.costtracker.core.eventlog;

import dev.costtracker.core.needs.Leftovers;
import dev.costtracker.core.needs.LinuxFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
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

    private final String name = "localhost/tracker-stand-in:" + UUID.randomUUID();

    private StandInImage() {}

    /** Builds it in the engine; it is removed when it is closed. */
    static StandInImage build() throws IOException {
        var classPath = classPath();
        var image = new StandInImage();
        var build = new ImageFromDockerfile(image.name, false)
                .withBuildImageCmdModifier(command -> command.withLabels(Leftovers.label()))
                .withFileFromString("Dockerfile", dockerfile(classPath));
        for (var files : List.of(LinuxFiles.java(), LinuxFiles.libraries(List.of()), classPath)) {
            files.forEach(file -> build.withFileFromPath("root" + file, file));
        }
        build.get();
        return image;
    }

    private static String dockerfile(List<Path> classPath) {
        var program = Stream.of(
                        LinuxFiles.javaProgram().toString(),
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
