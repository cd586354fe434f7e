package dev.costtracker.api.imports;

import dev.costtracker.api.console.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Runs the import command as a user does, in this process. */
final class Imports {

    /** A server that is not there. */
    static final String NO_SERVER = "http://localhost:1";

    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> environment;
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");

    Imports(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Imports at another time. */
    Imports at(String time) {
        now = Instant.parse(time);
        return this;
    }

    static Imports into(FakeTracker tracker) {
        return new Imports(Map.of("TRACKER_SERVER", tracker.url()));
    }

    /** Writes a file of lines; anything's text is a line. */
    static Path write(Path file, Object... lines) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(
                file, Arrays.stream(lines).map(line -> line + "\n").collect(Collectors.joining()));
    }

    static Outcome run(FakeTracker tracker, Object... arguments) {
        return into(tracker).run(arguments);
    }

    Outcome run(Object... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var code =
                execute(out, err, Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private int execute(ByteArrayOutputStream out, ByteArrayOutputStream err, String... arguments) {
        try (var outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
                var errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            var surroundings = new Surroundings(
                    environment, InputStream.nullInputStream(), outStream, errStream, false, pauses::add);
            var command = new CommandLine(
                    new ImportCommand(surroundings, () -> now, model -> model.replaceFirst("-\\d{8}$", "")));
            return command.setErr(new PrintWriter(errStream, true, StandardCharsets.UTF_8))
                    .execute(arguments);
        }
    }

    /** The waits between tries. */
    List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    /** What a run left behind. */
    record Outcome(int code, String out, String err) {

        /** The summary of a run with {@code --json}. */
        JsonNode summary() {
            return Wire.JSON.readTree(out);
        }

        Stream<String> errors() {
            return err.lines();
        }
    }
}
