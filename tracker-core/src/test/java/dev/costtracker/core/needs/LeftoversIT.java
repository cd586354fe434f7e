package dev.costtracker.core.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.ImageFromDockerfile;

@ExtendWith(DockerEngine.class)
class LeftoversIT {

    private final DockerClient docker = DockerClientFactory.instance().client();

    /** An image, a container of it, a network and a volume. */
    private record Made(String image, String container, String network, String volume) {}

    private Made make(Map<String, String> labels) {
        var image = "localhost/tracker-leftover:" + UUID.randomUUID();
        new ImageFromDockerfile(image, false)
                .withBuildImageCmdModifier(build -> build.withLabels(labels))
                .withFileFromString("Dockerfile", "FROM scratch\nENTRYPOINT [\"/nothing\"]\n")
                .get();
        return new Made(
                image,
                docker.createContainerCmd(image).withLabels(labels).exec().getId(),
                docker.createNetworkCmd()
                        .withName(image.substring(image.lastIndexOf(':') + 1))
                        .withLabels(labels)
                        .exec()
                        .getId(),
                docker.createVolumeCmd().withLabels(labels).exec().getName());
    }

    @Test
    void areRemovedWhenTheyAreOldAndNotBefore() {
        var old = make(Map.of(Leftovers.LABEL, "1"));
        var used = make(Leftovers.label());
        try {
            Leftovers.remove(docker);
            assertThatThrownBy(() -> inspect(old.image)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> docker.inspectContainerCmd(old.container).exec())
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> docker.inspectNetworkCmd()
                            .withNetworkId(old.network)
                            .exec())
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> docker.inspectVolumeCmd(old.volume).exec()).isInstanceOf(NotFoundException.class);
            inspect(used.image);
            assertThat(docker.inspectVolumeCmd(used.volume).exec().getName()).isEqualTo(used.volume);
        } finally {
            docker.removeContainerCmd(used.container).exec();
            docker.removeNetworkCmd(used.network).exec();
            docker.removeVolumeCmd(used.volume).exec();
            docker.removeImageCmd(used.image).exec();
        }
    }

    private void inspect(String image) {
        assertThat(docker.inspectImageCmd(image).exec().getRepoTags()).contains(image);
    }
}
