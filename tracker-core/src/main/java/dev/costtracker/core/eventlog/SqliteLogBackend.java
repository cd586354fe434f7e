package dev.costtracker.core.eventlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.messaging.eventstreaming.Tag;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Records in one SQLite file, {@code log.db} in the data directory, which this process alone may open.
 *
 * <p>One connection writes, each batch in one transaction that is on the disk when it is answered; a few others read.
 */
final class SqliteLogBackend implements LogBackend {

    private static final int READERS = 4;

    private final SqliteLock lock;
    private final Connection writer;
    private final PreparedStatement insertRecord;
    private final SqliteReaders readers;
    private final SqliteTagIndex tags;
    private boolean uncertain;

    private SqliteLogBackend(SqliteLock lock, Path file, int gatheredTags) throws SQLException {
        this.lock = lock;
        this.writer = SqliteSchema.openWriter(file);
        this.insertRecord = writer.prepareStatement(
                "INSERT INTO record (position, n, aid, at, node, hash, events) VALUES (?, ?, ?, ?, ?, ?, ?)");
        this.readers = new SqliteReaders(file, READERS);
        this.tags = new SqliteTagIndex(writer, gatheredTags, readers);
    }

    /**
     * Opens the log of a directory, and makes it if it is not there.
     *
     * @throws LogInUse if another process has it open
     */
    static SqliteLogBackend open(Path directory) {
        return open(directory, SqliteTagIndex.GATHERED);
    }

    static SqliteLogBackend open(Path directory, int gatheredTags) {
        try {
            Files.createDirectories(directory);
            var lock = SqliteLock.take(directory);
            try {
                var backend = new SqliteLogBackend(lock, directory.resolve("log.db"), gatheredTags);
                makeDurable(directory);
                return backend;
            } catch (SQLException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new LogUnavailable("cannot open the event log in " + directory, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of new files are on the disk only when their directory is. */
    private static void makeDurable(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void insert(List<LogRecord> records) throws PositionTaken, UnknownOutcome {
        try {
            if (uncertain) {
                tags.load(readers);
                uncertain = false;
            }
            int inserted = insertUntilTaken(records);
            writer.commit();
            tags.committed();
            tags.added(records.subList(0, inserted));
            if (inserted < records.size()) {
                throw new PositionTaken(inserted);
            }
        } catch (SQLException e) {
            uncertain = true;
            rollBack(e);
            throw new UnknownOutcome(e);
        }
    }

    private int insertUntilTaken(List<LogRecord> records) throws SQLException {
        int inserted = 0;
        int rows = 0;
        while (inserted < records.size() && insertRecord(records.get(inserted))) {
            for (var event : records.get(inserted).events()) {
                rows += event.tags().size() + 1;
            }
            inserted++;
        }
        tags.write(2 * rows); // faster than they come, so that there is an end
        return inserted;
    }

    private boolean insertRecord(LogRecord record) throws SQLException {
        insertRecord.setLong(1, record.position());
        insertRecord.setInt(2, record.events().size());
        insertRecord.setString(3, record.aid().toString());
        insertRecord.setLong(4, record.at());
        insertRecord.setString(5, record.node());
        insertRecord.setString(6, record.hash());
        insertRecord.setBytes(7, record.bytes());
        try {
            insertRecord.executeUpdate();
            return true;
        } catch (SQLiteException e) {
            if (e.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY) {
                return false;
            }
            throw e;
        }
    }

    private void rollBack(SQLException cause) {
        try {
            writer.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public Optional<LogRecord> last() {
        return records(startOfLast(1), 1).records().stream().findFirst();
    }

    @Override
    public long startOfLast(int records) {
        return readers.read(reader -> reader.startOfLast(records));
    }

    @Override
    public Page records(long from, int limit) {
        return readers.read(reader -> reader.records(from, limit));
    }

    @Override
    public Page tagged(Set<Tag> tags, long from, long to, int limit) {
        return readers.read(reader -> reader.tagged(this.tags, tags, from, to, limit));
    }

    @Override
    public long firstAfter(long at) {
        return readers.read(reader -> reader.firstAfter(at));
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public void close() {
        try (lock) {
            readers.close();
            writer.close();
        } catch (SQLException e) {
            throw new LogUnavailable("cannot close the event log", e);
        }
    }
}
