package dev.costtracker.core.needs;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** A Docker engine that answers. */
public final class DockerEngine extends Need {

    @Override
    protected Optional<Missing> missing(ExtensionContext context) {
        return missing();
    }

    /** What is missing if no engine answers. */
    public static Optional<Missing> missing() {
        return DockerClientFactory.instance().isDockerAvailable()
                ? Optional.empty()
                : Optional.of(new Missing(
                        "no Docker engine answers", "mvn verify, with Docker started or DOCKER_HOST set", false));
    }
}
