package dev.costtracker.core.needs;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A browser that shows pages without a screen. */
public final class Chromium extends Need {

    private static final int LIMIT_SECONDS = 120;

    @Override
    protected Optional<Missing> missing(ExtensionContext context) {
        return program().isPresent()
                ? Optional.empty()
                : Optional.of(new Missing("no Chromium is installed", "apt-get install chromium && mvn verify", false));
    }

    private static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * What starts it without a screen.
     *
     * @param profile an empty folder for it to use
     */
    public static List<String> command(Path profile) {
        return new ArrayList<>(List.of(
                program().orElseThrow().toString(),
                "--headless",
                "--no-sandbox", // which root must not have; it sees our own pages only
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--user-data-dir=" + profile));
    }

    /**
     * Loads a page and runs its scripts.
     *
     * @param profile an empty folder for it to use
     * @return the document that they have made
     */
    public static String load(String url, Path profile) throws IOException, InterruptedException {
        var document = profile.resolve("document.html");
        var command = command(profile);
        command.addAll(List.of("--virtual-time-budget=30000", "--dump-dom", url));
        var browser = new ProcessBuilder(command)
                .redirectOutput(document.toFile())
                .redirectError(profile.resolve("log").toFile())
                .start();
        try {
            if (!browser.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || browser.exitValue() != 0) {
                throw new IOException(
                        "Chromium has not shown %s: %s".formatted(url, Files.readString(profile.resolve("log"))));
            }
            return Files.readString(document, StandardCharsets.UTF_8);
        } finally {
            browser.destroyForcibly();
        }
    }
}
