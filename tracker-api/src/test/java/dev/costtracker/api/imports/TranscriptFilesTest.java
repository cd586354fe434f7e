package dev.costtracker.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptFilesTest {

    @Test
    void findsTranscriptsInOrderAndOnce(@TempDir Path temporary) throws IOException {
        var folder = temporary.toRealPath();
        var deep = Imports.write(folder.resolve("b/s1/subagents/agent-1.jsonl"), "{}");
        var first = Imports.write(folder.resolve("a/s1.jsonl"), "{}");
        Imports.write(folder.resolve("a/notes.txt"), "{}");
        var named = Imports.write(folder.resolve("c.log"), "{}");
        Files.createSymbolicLink(folder.resolve("b/again"), folder.resolve("a"));
        Files.createSymbolicLink(folder.resolve("b/loop"), folder);
        var problems = new ArrayList<Path>();

        var files = TranscriptFiles.find(List.of(folder, named, first), (path, e) -> problems.add(path));

        assertThat(files.keySet()).containsExactly(first, deep, named);
        assertThat(files.get(first)).isEqualTo(3);
        assertThat(problems).isEmpty();
    }

    @Test
    void saysWhatIsNotThereAnyMore(@TempDir Path folder) {
        var gone = folder.resolve("gone");
        var problems = new ArrayList<Path>();

        assertThat(TranscriptFiles.find(List.of(gone), (path, e) -> problems.add(path)))
                .isEmpty();
        assertThat(problems).containsExactly(gone);
    }
}
