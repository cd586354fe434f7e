package dev.costtracker.core.eventlog;

import com.github.dockerjava.api.exception.NotFoundException;
import dev.costtracker.core.needs.DockerEngine;
import dev.costtracker.core.needs.LinuxFiles;
import dev.costtracker.core.needs.Need;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/** Starts the replica sets that tests ask for, each when it is first asked for, and stops them after the last test. */
final class ReplicaSets extends Need implements ParameterResolver {

    /** MongoDB of a known version, or the image that is named. Nothing is downloaded while tests run. */
    private static final String MONGODB = System.getenv().getOrDefault("TRACKER_TEST_MONGODB_IMAGE", "mongo:8.0.17");

    /** What the members of a set are. */
    enum Servers {
        MONGODB,
        STAND_INS
    }

    @Override
    protected Optional<Missing> missing(ExtensionContext context) {
        return DockerEngine.missing().or(() -> switch (asked(context).of()) {
            case MONGODB -> missingImage();
            case STAND_INS -> LinuxFiles.missing();
        });
    }

    private static Optional<Missing> missingImage() {
        try {
            DockerClientFactory.instance().client().inspectImageCmd(MONGODB).exec();
            return Optional.empty();
        } catch (NotFoundException e) {
            return Optional.of(new Missing(
                    "the Docker engine has no image " + MONGODB,
                    "docker pull %s && mvn verify".formatted(MONGODB),
                    true));
        }
    }

    private static OnReplicaSet asked(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getTestClass(), OnReplicaSet.class)
                .orElseThrow();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ReplicaSet.class;
    }

    @Override
    public ReplicaSet resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var kept = context.getRoot().getStore(Namespace.create(ReplicaSets.class));
        var asked = asked(context);
        var image =
                switch (asked.of()) {
                    case MONGODB -> DockerImageName.parse(MONGODB);
                    case STAND_INS ->
                        kept.computeIfAbsent("image", key -> standIns(), StandInImage.class)
                                .name();
                };
        return kept.computeIfAbsent(
                image + " x " + asked.members(), key -> ReplicaSet.start(image, asked.members()), ReplicaSet.class);
    }

    private static StandInImage standIns() {
        try {
            return StandInImage.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
