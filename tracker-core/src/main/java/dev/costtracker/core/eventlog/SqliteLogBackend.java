package dev.costtracker.core.eventlog;

import dev.costtracker.core.OwnerOnly;
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

    /** The name of the file in its directory. */
    static final String FILE = "log.db";

    private static final int READERS = 4;
    private static final String INSERT =
            "INSERT INTO record (position, n, aid, at, node, hash, events) VALUES (?, ?, ?, ?, ?, ?, ?)";

    private final SqliteLock lock;
    private final Path file;
    private final int gatheredTags;
    private final SqliteReaders readers;
    private Connection writer;
    private PreparedStatement insertRecord;
    private volatile SqliteTagIndex tags;
    private boolean uncertain;

    /** The end of what is known to have been written by us, or before us. */
    private long end;

    private SqliteLogBackend(SqliteLock lock, Path file, int gatheredTags) throws SQLException {
        this.lock = lock;
        this.file = file;
        this.gatheredTags = gatheredTags;
        this.writer = SqliteSchema.openWriter(file);
        this.insertRecord = writer.prepareStatement(INSERT);
        this.readers = new SqliteReaders(file, READERS);
        this.tags = new SqliteTagIndex(writer, gatheredTags, readers);
        this.end = last().map(LogRecord::end).orElse(0L);
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
            createPrivate(directory);
            var file = fileIn(directory);
            var lock = SqliteLock.take(file);
            try {
                var backend = new SqliteLogBackend(lock, file, gatheredTags);
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

    /** The file itself, however the directory leads to it: it is locked where it lies. It is its owner's alone. */
    private static Path fileIn(Path directory) throws IOException {
        var file = directory.resolve(FILE);
        if (Files.exists(file)) {
            if (!Files.isWritable(file)) {
                throw new LogUnavailable("the event log %s can't be written by this user".formatted(file));
            }
            return file.toRealPath();
        }
        return Files.createFile(file, OwnerOnly.file(file));
    }

    /** Makes a directory that is its owner's alone, unless it is there. */
    static void createPrivate(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, OwnerOnly.folder(directory));
        }
    }

    /** The names of new files are on the disk only when their directory is. */
    static void makeDurable(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void insert(List<LogRecord> records) throws PositionTaken, UnknownOutcome {
        try {
            if (uncertain) {
                reopen();
            }
            int inserted = insertUntilTaken(records);
            writer.commit();
            tags.committed();
            tags.added(records.subList(0, inserted));
            if (inserted > 0) {
                end = records.get(inserted - 1).end();
            }
            if (inserted < records.size()) {
                checkOurs(records.get(inserted));
                throw new PositionTaken(inserted);
            }
        } catch (SQLException e) {
            uncertain = true;
            giveUp(e);
            throw new UnknownOutcome(e);
        }
    }

    /** Nobody else may write to the file, as we would not see it; the lock can be lost with the file that it is on. */
    private void checkOurs(LogRecord refused) {
        if (refused.position() < end) {
            return;
        }
        var there = records(refused.position(), 1).records().getFirst();
        if (!there.aid().equals(refused.aid())) {
            throw new LogInUse("another process has written to the event log at position %d; this one writes no more"
                    .formatted(refused.position()));
        }
        end = there.end();
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

    /** After a failure the driver has closed some statements and SQLite may have rolled back: nothing of it is used again. */
    private void giveUp(SQLException cause) {
        try {
            writer.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private void reopen() throws SQLException {
        writer = SqliteSchema.openWriter(file);
        insertRecord = writer.prepareStatement(INSERT);
        tags = new SqliteTagIndex(writer, gatheredTags, readers);
        uncertain = false;
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
    public String name() {
        return "SQLite file " + file;
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
