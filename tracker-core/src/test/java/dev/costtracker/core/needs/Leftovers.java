package dev.costtracker.core.needs;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.SyncDockerCmd;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Containers, volumes, networks and images of test runs that were killed before they could clean up. They stand in nobody's way,
 * and are removed once they are so old that no run can be using them.
 */
public final class Leftovers {

    static final String LABEL = "dev.costtracker.test.leftover-from";
    private static final Duration LONGEST_RUN = Duration.ofHours(1);

    private final DockerClient docker;
    private final long now = Instant.now().getEpochSecond();

    private Leftovers(DockerClient docker) {
        this.docker = docker;
    }

    /** What everything that a test makes in the engine is labelled with. */
    public static Map<String, String> label() {
        return Map.of(LABEL, Long.toString(Instant.now().plus(LONGEST_RUN).getEpochSecond()));
    }

    /** Removes those that are old. */
    public static void remove(DockerClient docker) {
        var leftovers = new Leftovers(docker);
        leftovers.removeContainers();
        leftovers.removeVolumes();
        leftovers.removeNetworks();
        leftovers.removeImages();
    }

    private void removeContainers() {
        var labelled = docker.listContainersCmd().withShowAll(true).withLabelFilter(List.of(LABEL));
        for (var container : labelled.exec()) {
            if (isLeft(container.getLabels())) {
                run(docker.removeContainerCmd(container.getId()).withForce(true).withRemoveVolumes(true));
            }
        }
    }

    private void removeVolumes() {
        for (var volume : docker.listVolumesCmd()
                .withFilter("label", List.of(LABEL))
                .exec()
                .getVolumes()) {
            if (isLeft(volume.getLabels())) {
                run(docker.removeVolumeCmd(volume.getName()));
            }
        }
    }

    private void removeNetworks() {
        for (var network :
                docker.listNetworksCmd().withFilter("label", List.of(LABEL)).exec()) {
            if (isLeft(network.getLabels())) {
                run(docker.removeNetworkCmd(network.getId()));
            }
        }
    }

    private void removeImages() {
        for (var image : docker.listImagesCmd().withLabelFilter(LABEL).exec()) {
            if (isLeft(image.getLabels())) {
                run(docker.removeImageCmd(image.getId()).withForce(true));
            }
        }
    }

    private boolean isLeft(Map<String, String> labels) {
        return Long.parseLong(labels.get(LABEL)) <= now;
    }

    private static void run(SyncDockerCmd<?> removal) {
        try {
            removal.exec();
        } catch (NotFoundException | ConflictException e) {
            // another run removes it
        }
    }
}
