package dev.costtracker.core.needs;

import dev.costtracker.core.needs.Need.Missing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What the tests of a build have skipped: each test JVM keeps a file of it in its module's {@code target/skipped}, and
 * the last step of the build says it all once more.
 */
public final class Skips {

    private static final Path FOLDER = Path.of("target", "skipped");
    private static final Path FILE = FOLDER.resolve(UUID.randomUUID().toString());
    private static final String BETWEEN = "; run with: ";

    private Skips() {}

    /** Notes one test class, or one test. */
    static void note(Missing missing) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(
                    FILE,
                    missing.what() + BETWEEN + missing.remedy() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Says what was skipped.
     *
     * @param arguments the folder of the whole project, and when this build began: what is older is not of this build
     */
    public static void main(String[] arguments) throws IOException {
        summary(notes(Path.of(arguments[0]), Instant.parse(arguments[1]))).forEach(System.out::println);
    }

    static List<String> notes(Path project, Instant begin) throws IOException {
        var notes = new ArrayList<String>();
        try (var modules = Files.newDirectoryStream(project, Files::isDirectory)) {
            for (var module : modules) {
                notes.addAll(notesOf(module.resolve(FOLDER), begin));
            }
        }
        return notes;
    }

    private static List<String> notesOf(Path folder, Instant begin) throws IOException {
        var notes = new ArrayList<String>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder)) {
                for (var file : files) {
                    if (!Files.getLastModifiedTime(file).toInstant().isBefore(begin)) {
                        notes.addAll(Files.readAllLines(file));
                    }
                }
            }
        }
        return notes;
    }

    /** Each reason once, with how often it was met. */
    static List<String> summary(List<String> notes) {
        var counts = new TreeMap<String, Integer>();
        notes.forEach(note -> counts.merge(note, 1, Math::addExact));
        return counts.entrySet().stream()
                .map(each -> "SKIPPED %dx: %s".formatted(each.getValue(), each.getKey()))
                .toList();
    }
}
