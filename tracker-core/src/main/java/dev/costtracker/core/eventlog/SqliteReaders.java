package dev.costtracker.core.eventlog;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A few connections that read; who wants to read while all are busy waits for one. */
final class SqliteReaders implements AutoCloseable {

    private final List<SqliteReader> all = new ArrayList<>();
    private final BlockingQueue<SqliteReader> idle;

    SqliteReaders(Path file, int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            all.add(new SqliteReader(SqliteSchema.openReader(file)));
        }
        idle = new ArrayBlockingQueue<>(count, false, all);
    }

    /** A read on one connection. */
    @FunctionalInterface
    interface Read<T> {
        T from(SqliteReader reader) throws SQLException;
    }

    <T> T read(Read<T> read) {
        try {
            var reader = idle.take();
            try {
                return read.from(reader);
            } finally {
                idle.add(reader);
            }
        } catch (SQLException e) {
            throw new LogUnavailable("cannot read the event log", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("interrupted before reading the event log", e);
        }
    }

    @Override
    public void close() throws SQLException {
        for (var reader : all) {
            reader.close();
        }
    }
}
