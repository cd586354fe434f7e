package dev.costtracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.console.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineToolTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void leavesTheServerItsArguments() {
        assertThat(CommandLineTool.understands()).isFalse();
        assertThat(CommandLineTool.understands("--server.port=9090")).isFalse();
        assertThat(CommandLineTool.understands("import", "x")).isTrue();
        assertThat(CommandLineTool.understands("imprt")).isTrue();
        assertThat(CommandLineTool.understands("--help")).isTrue();
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("import")
                .contains("Without arguments it is the server");
        assertThat(run("--version")).isZero();
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("Claude Cost Tracker");
        assertThat(run("import", "--help")).isZero();
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("--dry-run")
                .contains("TRACKER_KEY");
    }

    @Test
    void refusesUnknownCommands() {
        assertThat(run("imprt")).isEqualTo(2);
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("imprt");
    }

    private int run(String... arguments) {
        try (var stream = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            return CommandLineTool.run(
                    new Surroundings(Map.of(), InputStream.nullInputStream(), stream, stream, false, wait -> {}),
                    arguments);
        }
    }
}
