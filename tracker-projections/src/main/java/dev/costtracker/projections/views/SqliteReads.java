package dev.costtracker.projections.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A few connections that read; who wants to read while all are busy waits for one. */
final class SqliteReads implements AutoCloseable {

    private final List<Connection> all = new ArrayList<>();
    private final BlockingQueue<Connection> idle;

    SqliteReads(SqliteFile file, int count) {
        for (int i = 0; i < count; i++) {
            all.add(file.openReader());
        }
        idle = new ArrayBlockingQueue<>(count, false, all);
    }

    /** What is read within one transaction. */
    @FunctionalInterface
    interface Read<T> {
        T from(Connection connection) throws SQLException;
    }

    <T> T read(Read<T> read) {
        try {
            var connection = idle.take();
            try {
                return read.from(connection);
            } finally {
                connection.rollback();
                idle.add(connection);
            }
        } catch (SQLException e) {
            throw new ViewsUnavailable("the views' file does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ViewsUnavailable("interrupted before reading the views", e);
        }
    }

    @Override
    public void close() {
        try {
            for (int i = 0; i < all.size(); i++) {
                idle.take().close();
            }
        } catch (SQLException e) {
            throw new ViewsUnavailable("the views' file cannot be closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
