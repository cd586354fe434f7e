package dev.costtracker.api.outage;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import dev.costtracker.core.needs.Leftovers;
import dev.costtracker.core.needs.LinuxFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/**
 * The tracker's image, by the shipped Dockerfile, on a base of this Linux machine's own files: its Java, the few programs
 * that the Dockerfile runs, and their libraries. Maven, which would have to download, is played by a program that finds
 * the jar built already.
 */
final class TrackerImage implements AutoCloseable {

    private static final Path DOCKERFILE = Path.of("../ops/Dockerfile");
    private static final String JAR = "tracker-api/target/tracker.jar";
    private static final List<String> PROGRAMS = List.of("sh", "mkdir", "chown", "mktemp", "sleep", "rm");
    private static final int EXECUTABLE = 0100755;
    private static final String LABEL = "dev.costtracker.test.image";

    private final DockerClient docker = DockerClientFactory.instance().client();
    private final String id = UUID.randomUUID().toString();
    private final String base = "localhost/tracker-base:" + id;
    private final String name = "localhost/tracker-image:" + id;

    private TrackerImage() {}

    /** Builds it in the engine; it and its base are removed when it is closed. */
    static TrackerImage build() throws IOException {
        var image = new TrackerImage();
        Leftovers.remove(image.docker);
        try {
            image.buildBase();
            image.buildOnBase();
            return image;
        } catch (IOException | RuntimeException e) {
            image.close();
            throw e;
        }
    }

    private void buildBase() throws IOException {
        var build = new ImageFromDockerfile(base, false)
                .withBuildImageCmdModifier(command -> command.withLabels(labels()))
                .withFileFromString(
                        "Dockerfile", """
                        FROM scratch
                        COPY root /
                        ENV PATH=%s:/usr/bin
                        RUN mkdir -m 1777 /tmp
                        """.formatted(LinuxFiles.javaProgram().getParent()))
                .withFileFromTransferable("root/usr/bin/mvn", script("test -s " + JAR));
        var programs = PROGRAMS.stream().map(TrackerImage::program).toList();
        for (var program : programs) {
            build.withFileFromPath("root/usr/bin/" + program.getFileName(), program);
        }
        build.withFileFromPath("root/bin/sh", programs.getFirst());
        for (var files : List.of(LinuxFiles.java(), LinuxFiles.libraries(programs))) {
            files.forEach(file -> build.withFileFromPath("root" + file, file));
        }
        build.get();
    }

    private static Path program(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this machine has no " + program));
    }

    private static Transferable script(String line) {
        return Transferable.of("#!/bin/sh\n%s\n".formatted(line).getBytes(StandardCharsets.UTF_8), EXECUTABLE);
    }

    private void buildOnBase() {
        new ImageFromDockerfile(name, false)
                // Without a network: what the image needs is there.
                .withBuildImageCmdModifier(command ->
                        command.withLabels(labels()).withForcerm(true).withNetworkMode("none"))
                .withBuildArg("BUILD_IMAGE", base)
                .withBuildArg("RUNTIME_IMAGE", base)
                .withFileFromPath("Dockerfile", DOCKERFILE)
                .withFileFromPath(JAR, Path.of("..", JAR))
                .get();
    }

    private Map<String, String> labels() {
        var labels = new HashMap<>(Leftovers.label());
        labels.put(LABEL, id);
        return labels;
    }

    DockerImageName name() {
        return DockerImageName.parse(name);
    }

    /** The newest first: the base can only go when nothing is built on it any more, the unnamed stage included. */
    @Override
    public void close() {
        docker.listImagesCmd().withLabelFilter(Map.of(LABEL, id)).exec().stream()
                .sorted(Comparator.comparing(Image::getCreated).reversed())
                .forEach(this::remove);
    }

    private void remove(Image image) {
        try {
            docker.removeImageCmd(image.getId()).withForce(true).exec();
        } catch (NotFoundException | ConflictException e) {
            // gone with another, or left to a later run
        }
    }
}
