package dev.costtracker.projections.spend;

import dev.costtracker.projections.views.SqliteViews;
import dev.costtracker.projections.views.ViewStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteSpendSumsTest extends SpendSumsKit {

    private final Path directory;

    SqliteSpendSumsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Override
    ViewStore open() {
        return SqliteViews.open(directory);
    }
}
