package dev.costtracker.projections.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.projections.views.Note.Notes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteViewsTest extends ViewStoreKit {

    private final Path directory;

    SqliteViewsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Override
    ViewStore open() {
        return SqliteViews.open(directory);
    }

    @Test
    void keepsTheFileForItsOwner() throws IOException {
        assertThat(Files.getPosixFilePermissions(directory.resolve("views.db")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void beginsAnewWithAFileThatIsNoneOfIts(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("views.db"), "no database, and longer than the head of one ".repeat(100));

        try (var views = SqliteViews.open(other)) {
            assertThat(views.generations()).isEmpty();
            views.begin(new Notes(1), 1);
            assertThat(views.generations()).hasSize(1);
        }
    }
}
