package dev.costtracker.core.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds records by tag: the older ones in a table, the newest in memory.
 *
 * <p>Tags are as good as random, so a row written with its record would make a page of the table dirty for itself alone,
 * and appends slower the larger the table. So tags gather in memory, and are written later in the order of the table,
 * many to a page, a few with every batch. None is lost: the records have them, and a start reads them again from where
 * the table ends.
 */
final class SqliteTagIndex {

    /** How many rows gather; with those being written there may be twice as many, and a start reads their records again. */
    static final int GATHERED = 131_072;

    private static final int LOAD_PAGE = 1_000;
    private static final int MANY = 64;
    private static final String INSERT = "INSERT OR IGNORE INTO tag (tag, position) VALUES (?, ?)";

    private final int gathered;
    private final PreparedStatement insertMany;
    private final PreparedStatement insertOne;
    private final PreparedStatement setEnd;
    private RecentTags young;
    private @Nullable RecentTags old;
    private long[] oldKeys = {};
    private int keysWritten;
    private int keysWriting;

    SqliteTagIndex(Connection writer, int gathered, SqliteReaders readers) throws SQLException {
        this.gathered = gathered;
        this.insertMany = writer.prepareStatement(INSERT + ", (?, ?)".repeat(MANY - 1));
        this.insertOne = writer.prepareStatement(INSERT);
        this.setEnd = writer.prepareStatement("UPDATE tags_end SET position = ?");
        this.young = new RecentTags(readers.read(SqliteReader::tagsEnd));
        load(readers);
    }

    /** Takes in the records that are in their table and not known here. */
    void load(SqliteReaders readers) {
        for (var page = readers.read(reader -> reader.records(end(), LOAD_PAGE));
                !page.records().isEmpty();
                page = readers.read(reader -> reader.records(end(), LOAD_PAGE))) {
            added(page.records());
        }
    }

    private synchronized long end() {
        return young.end();
    }

    /** Shows records that are durable now. */
    synchronized void added(List<LogRecord> records) {
        records.forEach(young::add);
    }

    /** Adds the first so many positions of a range to those found; ask here before the table, as rows move there. */
    synchronized void find(long key, long from, long to, int limit, Set<Long> found) {
        young.find(key, from, to, limit, found);
        if (old != null) {
            old.find(key, from, to, limit, found);
        }
    }

    /** Writes the next rows, as part of the transaction under way. */
    void write(int rows) throws SQLException {
        if (old == null && young.rows() >= gathered) {
            startWriting();
        }
        if (old == null) {
            return;
        }
        keysWriting = keysWritten;
        var next = new ArrayDeque<Row>();
        for (int taken = 0; taken < rows && keysWriting < oldKeys.length; keysWriting++) {
            long key = oldKeys[keysWriting];
            for (long position : old.positionsOf(key)) {
                next.add(new Row(key, position));
                taken++;
            }
        }
        write(next);
        if (keysWriting == oldKeys.length) {
            setEnd.setLong(1, old.end());
            setEnd.executeUpdate();
        }
    }

    private record Row(long key, long position) {}

    /** Many by one statement, as a statement costs more than its rows. */
    private void write(Queue<Row> rows) throws SQLException {
        while (rows.size() >= MANY) {
            insert(insertMany, rows, MANY);
        }
        while (!rows.isEmpty()) {
            insert(insertOne, rows, 1);
        }
    }

    private static void insert(PreparedStatement statement, Queue<Row> rows, int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            var row = rows.remove();
            statement.setLong(2 * i + 1, row.key);
            statement.setLong(2 * i + 2, row.position);
        }
        statement.executeUpdate();
    }

    private synchronized void startWriting() {
        old = young;
        young = new RecentTags(old.end());
        oldKeys = old.sortedKeys();
        keysWritten = 0;
    }

    /** The transaction is durable, and so are the rows written in it. */
    synchronized void committed() {
        keysWritten = keysWriting;
        if (old != null && keysWritten == oldKeys.length) {
            old = null;
            oldKeys = new long[] {};
            keysWritten = 0;
            keysWriting = 0;
        }
    }
}
