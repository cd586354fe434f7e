package dev.costtracker.api.ops;

import dev.costtracker.core.needs.Prometheus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code promtool} says.
 *
 * @param status its exit status: 0 if all is well
 */
record Promtool(int status, String output) {

    /** Runs it in the folder of what is shipped for Prometheus. */
    static Promtool run(String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of(Prometheus.tool().toString()), Stream.of(arguments))
                .toList();
        return run(command, ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    }

    /** Has it look at metrics. */
    static Promtool lint(Path metrics) throws IOException, InterruptedException {
        var command = List.of(Prometheus.tool().toString(), "check", "metrics");
        return run(command, ProcessBuilder.Redirect.from(metrics.toFile()));
    }

    private static Promtool run(List<String> command, ProcessBuilder.Redirect input)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(PrometheusServer.SHIPPED.toFile())
                .redirectInput(input)
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Promtool(process.waitFor(), output);
    }
}
