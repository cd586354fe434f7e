package dev.costtracker.projections.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few connections that read; who wants to read while all are busy waits for one, but not for ever. */
final class SqliteReads implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteReads.class);

    private final SqliteFile file;
    private final Duration patience;
    private final int count;
    private final BlockingQueue<Connection> idle;

    /** @param patience how long a reader waits for a connection */
    SqliteReads(SqliteFile file, int count, Duration patience) {
        this.file = file;
        this.patience = patience;
        this.count = count;
        var all = new ArrayList<Connection>();
        for (int i = 0; i < count; i++) {
            all.add(file.openReader());
        }
        idle = new ArrayBlockingQueue<>(count, false, List.copyOf(all));
    }

    /** What is read within one transaction. */
    @FunctionalInterface
    interface Read<T> {
        T from(Connection connection) throws SQLException;
    }

    <T> T read(Read<T> read) {
        var connection = take();
        try {
            return read.from(connection);
        } catch (SQLException e) {
            throw new ViewsUnavailable("the views' file does not answer", e);
        } finally {
            idle.add(ended(connection));
        }
    }

    private Connection take() {
        try {
            var connection = idle.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (connection == null) {
                throw new ViewsUnavailable(
                        "nobody else's reading of the views ended within %d s".formatted(patience.toSeconds()));
            }
            return connection;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ViewsUnavailable("interrupted before reading the views", e);
        }
    }

    /** Without its transaction; another one, if it cannot be used any more. */
    private Connection ended(Connection connection) {
        try {
            connection.rollback();
            return connection;
        } catch (SQLException e) {
            LOG.debug("a connection that read the views broke", e);
            return instead(connection);
        }
    }

    private Connection instead(Connection broken) {
        try {
            broken.close();
            return file.openReader();
        } catch (SQLException | ViewsUnavailable e) { // whoever reads next meets it, and tries again
            LOG.debug("it could not be replaced yet", e);
            return broken;
        }
    }

    @Override
    public void close() {
        try {
            for (int i = 0; i < count; i++) {
                take().close();
            }
        } catch (SQLException e) {
            throw new ViewsUnavailable("the views' file cannot be closed", e);
        }
    }
}
