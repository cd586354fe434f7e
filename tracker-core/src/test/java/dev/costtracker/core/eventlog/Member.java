package dev.costtracker.core.eventlog;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ContainerNetwork;
import dev.costtracker.core.needs.Leftovers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** A server of a replica set, in a container. */
final class Member implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    private final String name;
    private final int port;
    private final Network network;
    private final GenericContainer<?> container;

    Member(DockerImageName image, int number, Network network) {
        this.name = MemberNames.of(number);
        this.port = freePort(number);
        this.network = network;
        this.container = new GenericContainer<>(image)
                .withNetwork(network)
                .withNetworkAliases(name)
                .withLabels(Leftovers.label())
                .withCommand("--replSet", ReplicaSet.NAME, "--bind_ip_all", "--port", Integer.toString(port))
                .waitingFor(Wait.forLogMessage(".*Waiting for connections.*", 1).withStartupTimeout(START_LIMIT));
        container.setPortBindings(List.of("127.0.0.1:%1$d:%1$d".formatted(port)));
    }

    /**
     * Below the ports that systems give to clients, so that none gets it before the container does; the last digit is the
     * member's number, so that no two choose the same.
     */
    private static int freePort(int number) {
        var random = new Random();
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = random.nextInt(2_000, 3_200) * 10 + number;
            try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException e) {
                // taken: the next one
            }
        }
        throw new UncheckedIOException(new IOException("no port from 20000 to 32000 seems to be free"));
    }

    /** Its name and port, for the other members and for this JVM. */
    String address() {
        return name + ":" + port;
    }

    void start() {
        container.start();
    }

    /** Stops it in mid-step; its connections stay open. */
    void pause() {
        docker().pauseContainerCmd(id()).exec();
    }

    void resume() {
        docker().unpauseContainerCmd(id()).exec();
    }

    void kill() {
        docker().killContainerCmd(id()).exec();
    }

    /** Starts it again after it was killed, with what was on its disk. */
    void restart() {
        docker().startContainerCmd(id()).exec();
    }

    /** Takes it off the network, away from clients and from the other members. */
    void cutOff() {
        docker().disconnectFromNetworkCmd()
                .withContainerId(id())
                .withNetworkId(network.getId())
                .exec();
    }

    void rejoin() {
        docker().connectToNetworkCmd()
                .withContainerId(id())
                .withNetworkId(network.getId())
                .withContainerNetwork(new ContainerNetwork().withAliases(name))
                .exec();
    }

    private String id() {
        return container.getContainerId();
    }

    private static DockerClient docker() {
        return DockerClientFactory.instance().client();
    }

    @Override
    public void close() {
        container.close();
    }
}
