package dev.costtracker.core.eventlog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The same bytes and the same index rows in the same tables, each with its record, by nothing but JDBC: what the log is measured against. */
final class BareSqlite implements AutoCloseable {

    private static final int BATCH = 500;

    private final Connection connection;
    private final PreparedStatement record;
    private final PreparedStatement tag;
    private long position;

    BareSqlite(Path file) throws SQLException {
        connection = SqliteSchema.openWriter(file);
        record = connection.prepareStatement(
                "INSERT INTO record (position, n, aid, at, node, hash, events) VALUES (?, 1, ?, ?, 'node', ?, ?)");
        tag = connection.prepareStatement("INSERT INTO tag (tag, position) VALUES (?, ?)");
    }

    void insert(List<EncodedEvent> events) throws SQLException {
        for (int i = 0; i < events.size(); i++) {
            add(events.get(i));
            if ((i + 1) % BATCH == 0) {
                record.executeBatch();
                tag.executeBatch();
                connection.commit();
            }
        }
        record.executeBatch();
        tag.executeBatch();
        connection.commit();
    }

    private void add(EncodedEvent event) throws SQLException {
        record.setLong(1, position);
        record.setString(2, "0198f6f2-7c1e-7000-8000-000000000000");
        record.setLong(3, position);
        record.setString(4, LogRecord.NO_HASH);
        record.setBytes(5, event.bytes());
        record.addBatch();
        for (var each : event.tags()) {
            addTag(SqliteSchema.key(each));
        }
        addTag(SqliteSchema.key(TagText.ofType(event.type())));
        position++;
    }

    private void addTag(long key) throws SQLException {
        tag.setLong(1, key);
        tag.setLong(2, position);
        tag.addBatch();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
