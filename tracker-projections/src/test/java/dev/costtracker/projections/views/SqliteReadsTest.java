package dev.costtracker.projections.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteReadsTest {

    private final Connection writer;
    private final SqliteReads reads;

    SqliteReadsTest(@TempDir Path directory) {
        var file = new SqliteFile(directory);
        writer = file.openWriter();
        reads = new SqliteReads(file, 1, Duration.ofMillis(50));
    }

    @AfterEach
    void close() throws SQLException {
        reads.close();
        writer.close();
    }

    private int one() {
        return reads.read(connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT 1")) {
                return row.getInt(1);
            }
        });
    }

    @Test
    void saysSoWhereAllConnectionsAreBusyForLong() {
        int read = reads.read(busy -> {
            assertThatExceptionOfType(ViewsUnavailable.class)
                    .isThrownBy(this::one)
                    .withMessageContaining("nobody else's reading");
            return 7;
        });

        assertThat(read).isEqualTo(7);
        assertThat(one()).isEqualTo(1);
    }

    @Test
    void replacesAConnectionThatBroke() {
        int read = reads.read(connection -> {
            connection.close();
            return 7;
        });

        assertThat(read).isEqualTo(7);
        assertThat(one()).isEqualTo(1);
    }

    @Test
    void readsOnAfterAReadThatFailed() {
        assertThatExceptionOfType(ViewsUnavailable.class)
                .isThrownBy(() -> reads.read(connection -> {
                    throw new SQLException("broken");
                }));

        assertThat(one()).isEqualTo(1);
    }
}
