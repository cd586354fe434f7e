package dev.costtracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code SECURITY.md} names only tests that there are. */
class SecurityPageTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void namesTestsThatThereAre() throws IOException {
        var named = Pattern.compile("`(\\w+(?:Test|Kit|IT))`")
                .matcher(Files.readString(ROOT.resolve("SECURITY.md")))
                .results()
                .map(MatchResult::group)
                .map(name -> name.replace("`", ""))
                .collect(Collectors.toSet());
        assertThat(named).isNotEmpty();
        try (var files = Files.walk(ROOT)) {
            var there = files.map(Path::toString)
                    .filter(file -> file.contains("src/test/java"))
                    .map(file -> file.replaceFirst(".*/", "").replaceFirst("\\.java$", ""))
                    .collect(Collectors.toSet());
            assertThat(there).containsAll(named);
        }
    }
}
