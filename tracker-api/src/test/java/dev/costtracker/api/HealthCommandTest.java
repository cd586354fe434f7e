package dev.costtracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.costtracker.api.console.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code health}, run as a supervisor does. */
class HealthCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, String... arguments) {
        try (var toOut = new PrintStream(out, true, StandardCharsets.UTF_8);
                var toErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            return CommandLineTool.run(
                    new Surroundings(environment, InputStream.nullInputStream(), toOut, toErr, false, wait -> {}),
                    arguments);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1", "0.0.0.0", "::"})
    void findsAServerThatIsReady(String address) {
        try (var server = TestServer.with("--tracker.management-address=" + address)) {
            var environment = Map.of(
                    "TRACKER_MANAGEMENT_ADDRESS",
                    address,
                    "TRACKER_MANAGEMENT_PORT",
                    String.valueOf(server.managementPort()));
            assertThat(run(environment, "health")).isZero();
            assertThat(out).hasToString("ready" + System.lineSeparator());
        }
    }

    @Test
    void saysWhatAServerAnswersThatIsNot() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
        try {
            var port = String.valueOf(server.getAddress().getPort());
            assertThat(run(Map.of("TRACKER_MANAGEMENT_PORT", port), "health")).isOne();
            assertThat(out.size()).isZero();
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .startsWith("not ready: ")
                    .contains("answers 503");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        var port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var free = String.valueOf(port.getLocalPort());
        port.close();
        assertThat(run(Map.of("TRACKER_MANAGEMENT_PORT", free), "health")).isOne();
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("no answer from http://127.0.0.1:" + free);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "-1"})
    void endsWithOneWhereTheSettingsAreNoAddress(String port) {
        assertThat(run(Map.of("TRACKER_MANAGEMENT_PORT", port), "health")).isOne();
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("no answer from ");
    }

    @Test
    void takesNoArguments() {
        assertThat(run(Map.of(), "health", "now")).isEqualTo(2);
    }
}
