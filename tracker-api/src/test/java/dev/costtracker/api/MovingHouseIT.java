package dev.costtracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.bench.Server;
import dev.costtracker.core.eventlog.StandIn;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged commands, as the README has them: from the file to a database and back, while the server runs. */
class MovingHouseIT {

    private static final String JAR =
            Path.of("target/tracker.jar").toAbsolutePath().toString();

    @TempDir
    @SuppressWarnings("NullAway.Init") // the test engine sets it before every test
    Path home;

    @Test
    void takesTheWholeLogToMongoDbAndBack() throws IOException, InterruptedException {
        var data = Files.createDirectory(home.resolve("data"));
        try (var standIn = new StandIn()) {
            var mongodb = Map.of("TRACKER_MONGODB_URI", standIn.uri() + "/moved", "TRACKER_MONGODB_STANDALONE", "true");
            try (var server = Server.start(Path.of(JAR), data, List.of())) {
                log(server);
                assertThat(run(Map.of(), "export", "--data", data.toString(), "-o", file("backup")))
                        .isZero();
                pipe(tool(Map.of(), "export", "--data", data.toString()), tool(mongodb, "import-log", "-"));
            }
            assertThat(run(mongodb, "export", "-o", file("database"))).isZero();
        }
        assertThat(run(Map.of(), "import-log", file("database"), "--data", file("new")))
                .isZero();
        assertThat(run(Map.of(), "export", "--data", file("new"), "-o", file("new.ndjson")))
                .isZero();

        assertThat(Path.of(file("database"))).hasSameTextualContentAs(Path.of(file("backup")));
        assertThat(Path.of(file("new.ndjson"))).hasSameTextualContentAs(Path.of(file("backup")));
        assertThat(Path.of(file("backup"))).content().contains("session.InteractionLogged");
        try (var server = Server.start(Path.of(JAR), home.resolve("new"), List.of());
                var connection = server.connect()) {
            assertThat(connection.post("/api/v1/sessions/s/interactions", interaction("m1")))
                    .as("it is known there")
                    .isEqualTo(200);
            assertThat(connection.post("/api/v1/sessions/s/interactions", interaction("m2")))
                    .isEqualTo(201);
        }
        assertThat(run(Map.of(), "verify", "--data", file("new"))).isZero();
    }

    private static void log(Server server) throws IOException {
        try (var connection = server.connect()) {
            connection.post("/api/v1/sessions", "{\"id\":\"s\",\"name\":\"move\",\"project\":\"house\"}");
            assertThat(connection.post("/api/v1/sessions/s/interactions", interaction("m1")))
                    .isEqualTo(201);
        }
    }

    private static String interaction(String id) {
        return "{\"id\":\"" + id + "\",\"model\":\"claude-sonnet-4-5\",\"usage\":{\"input\":10,\"output\":20}}";
    }

    private String file(String name) {
        return home.resolve(name).toString();
    }

    private ProcessBuilder tool(Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(console());
        builder.environment().putAll(environment);
        return builder;
    }

    private ProcessBuilder.Redirect console() {
        return ProcessBuilder.Redirect.appendTo(new File(home.toFile(), "console"));
    }

    private int run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        return end(tool(environment, arguments).redirectOutput(console()).start());
    }

    private void pipe(ProcessBuilder from, ProcessBuilder to) throws IOException, InterruptedException {
        for (var process : ProcessBuilder.startPipeline(List.of(from, to.redirectOutput(console())))) {
            assertThat(end(process)).isZero();
        }
    }

    private int end(Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        if (process.exitValue() != 0) {
            System.out.println(Files.readString(home.resolve("console")));
        }
        return process.exitValue();
    }
}
