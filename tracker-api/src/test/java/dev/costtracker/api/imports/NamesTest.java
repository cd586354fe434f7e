package dev.costtracker.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "/home/me/my-app,                               my-app",
        "/home/me/my-app/,                              my-app",
        "C:\\Users\\me\\My App,                         My App",
        "/home/me/my-app/.claude/worktrees/feature/web, my-app",
        "app,                                           app",
        "/,",
        "'',"
    })
    void callsAProjectByItsFolder(String path, String folder) {
        assertThat(Names.folder(path)).isEqualTo(folder);
    }

    @ParameterizedTest
    @CsvSource({"-home-me-src-app, app", "C--Users-me-app, app", "my-app, my-app", "-,"})
    void keepsNothingOfAnEncodedPathButItsEnd(String name, String folder) {
        assertThat(Names.encodedFolder(name)).isEqualTo(folder);
    }

    @Test
    void makesSessionNamesFitOneLine() {
        var name = Names.session("a".repeat(300), "b".repeat(300), 0);

        assertThat(name).hasSizeLessThanOrEqualTo(200).endsWith("b), 1970-01-01 00:00");
        assertThat(Names.session("app", null, 0)).isEqualTo("app, 1970-01-01 00:00");
    }

    @Test
    void dropsWhatMayNotStandInAName() {
        assertThat(Names.nameOrNull(" a\nb\u2028\ud800c\u0000é😀 ")).isEqualTo("abcé😀");
        assertThat(Names.nameOrNull("\n \t")).isNull();
        assertThat(Names.nameOrNull("😀".repeat(150))).isEqualTo("😀".repeat(100));
        assertThat(Names.nameOrNull("a" + "😀".repeat(150))).isEqualTo("a" + "😀".repeat(99));
    }
}
