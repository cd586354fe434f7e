package dev.costtracker.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import dev.costtracker.core.needs.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pastes what the README tells a newcomer to paste, as it stands there, and compares what it says will be printed. */
@ExtendWith(Shell.class)
class ReadmeIT {

    private static final String CHAPTER = "## A session, its report, its project, its metrics\n";
    private static final String END = "--- end of step ---";
    private static final Pattern BLOCK = Pattern.compile("```(sh)?\\n(.*?)```", Pattern.DOTALL);

    /** Some commands, and what they print; nothing if the README does not say. */
    private record Step(String commands, String output) {}

    private static List<Step> steps() throws IOException {
        var readme = Files.readString(Path.of("..", "README.md"));
        int begin = readme.indexOf(CHAPTER);
        assertThat(begin).as(CHAPTER).isPositive();
        var chapter = readme.substring(begin, readme.indexOf("\n## ", begin + 1));
        var steps = new ArrayList<Step>();
        var block = BLOCK.matcher(chapter);
        while (block.find()) {
            if (block.group(1) != null) {
                steps.add(new Step(block.group(2), ""));
            } else {
                steps.add(new Step(steps.removeLast().commands, block.group(2)));
            }
        }
        return steps;
    }

    @Test
    void saysWhatHappensWhenItIsPasted() throws Exception {
        var steps = steps();
        assertThat(steps).hasSizeGreaterThan(3);
        try (var server = TestServer.start()) {
            var printed = paste(server, steps);
            assertThat(printed).hasSameSizeAs(steps);
            for (int i = 0; i < printed.size(); i++) {
                assertThat(printed.get(i)).as(steps.get(i).commands).matches(pattern(steps.get(i).output));
            }
        }
    }

    private static List<String> paste(TestServer server, List<Step> steps) throws IOException, InterruptedException {
        var script = steps.stream()
                .map(step -> "%s\necho; echo '%s'\n".formatted(step.commands, END))
                .collect(Collectors.joining());
        var shell = new ProcessBuilder("bash", "-e", "-u", "-c", script).redirectErrorStream(true);
        shell.environment().put("TRACKER_KEY", TestServer.KEY);
        shell.environment().put("TRACKER_PORT", String.valueOf(server.port()));
        shell.environment().put("TRACKER_MANAGEMENT_PORT", String.valueOf(server.managementPort()));
        var process = shell.start();
        var all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(all).isZero();
        return Stream.of(all.split(END + "\n", -1)).limit(steps.size()).toList();
    }

    /** What is shown is broken into lines for the reader, and shortened by dots. */
    private static Pattern pattern(String shown) {
        var literal = Stream.of(shown.replaceAll("\\s+", " ").strip().split("…", -1))
                .map(part -> Stream.of(part.strip().split(" ", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("\\s*")))
                .collect(Collectors.joining(".*"));
        return Pattern.compile("\\s*" + literal + "\\s*", Pattern.DOTALL);
    }
}
