package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.StoredRecords.Page;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.axonframework.messaging.eventstreaming.Tag;

/** One connection that reads records, with its statements; for one thread at a time. */
final class SqliteReader implements AutoCloseable {

    /** A page ends when it has grown to so many bytes, however few records that is. */
    private static final int PAGE_BYTES = 4 * 1024 * 1024;

    private static final String RECORD = "SELECT position, n, aid, at, node, hash, events FROM record ";
    private static final String HOLDER = "(SELECT coalesce(max(position), 0) FROM record WHERE position <= ?)";

    private final Connection connection;
    private final PreparedStatement startOfLast;
    private final PreparedStatement range;
    private final PreparedStatement one;
    private final PreparedStatement tagged;
    private final PreparedStatement holder;
    private final PreparedStatement next;
    private final PreparedStatement head;
    private final PreparedStatement tagsEnd;

    SqliteReader(Connection connection) throws SQLException {
        this.connection = connection;
        startOfLast =
                connection.prepareStatement("SELECT position FROM record ORDER BY position DESC LIMIT 1 OFFSET ?");
        range = connection.prepareStatement(RECORD + "WHERE position >= " + HOLDER
                + " AND max(position, position + n - 1) >= ? ORDER BY position LIMIT ?");
        one = connection.prepareStatement(RECORD + "WHERE position = ?");
        tagged = connection.prepareStatement(
                "SELECT position FROM tag WHERE tag = ? AND position >= ? AND position < ? ORDER BY position LIMIT ?");
        holder = connection.prepareStatement("SELECT " + HOLDER);
        next = connection.prepareStatement(
                "SELECT position, at FROM record WHERE position >= ? ORDER BY position LIMIT 1");
        tagsEnd = connection.prepareStatement("SELECT position FROM tags_end");
        head = connection.prepareStatement("SELECT position + n FROM record ORDER BY position DESC LIMIT 1");
    }

    long startOfLast(int records) throws SQLException {
        startOfLast.setInt(1, records - 1);
        return number(startOfLast);
    }

    Page records(long from, int limit) throws SQLException {
        range.setLong(1, from);
        range.setLong(2, from);
        range.setInt(3, limit + 1);
        var records = new ArrayList<LogRecord>();
        int bytes = 0;
        try (var rows = range.executeQuery()) {
            while (rows.next()) {
                if (records.size() == limit || bytes >= PAGE_BYTES) {
                    return new Page(records, rows.getLong(1));
                }
                bytes += add(rows, records);
            }
        }
        return new Page(records, Page.END);
    }

    /** Where the table of tags ends; later records' tags are not in it yet, or not all. */
    long tagsEnd() throws SQLException {
        return number(tagsEnd);
    }

    Page tagged(SqliteTagIndex index, Set<Tag> tags, long from, long to, int limit) throws SQLException {
        long start = from == 0 ? 0 : holderOf(from);
        var positions = new TreeSet<Long>();
        for (var tag : tags) {
            long key = SqliteSchema.key(tag);
            index.find(key, start, to, limit + 1, positions);
            addPositions(key, start, to, limit + 1, positions);
        }
        var records = new ArrayList<LogRecord>();
        int bytes = 0;
        for (long position : positions) {
            if (records.size() == limit || bytes >= PAGE_BYTES) {
                return new Page(records, position);
            }
            one.setLong(1, position);
            try (var row = one.executeQuery()) {
                bytes += row.next() ? add(row, records) : 0;
            }
        }
        return new Page(records, Page.END);
    }

    private void addPositions(long key, long from, long to, int limit, Set<Long> positions) throws SQLException {
        tagged.setLong(1, key);
        tagged.setLong(2, from);
        tagged.setLong(3, to);
        tagged.setInt(4, limit);
        try (var rows = tagged.executeQuery()) {
            while (rows.next()) {
                positions.add(rows.getLong(1));
            }
        }
    }

    /** Times rise with positions, so halving the range finds it without an index. */
    long firstAfter(long at) throws SQLException {
        long low = 0;
        long high = number(head);
        while (low < high) {
            long middle = (low + high) >>> 1;
            next.setLong(1, middle);
            try (var row = next.executeQuery()) {
                boolean later = !row.next() || row.getLong(1) >= high || row.getLong(2) > at;
                high = later ? middle : high;
                low = later ? low : row.getLong(1) + 1;
            }
        }
        return firstAtOrAfter(low);
    }

    private long firstAtOrAfter(long position) throws SQLException {
        next.setLong(1, position);
        try (var row = next.executeQuery()) {
            return row.next() ? row.getLong(1) : number(head);
        }
    }

    private long holderOf(long position) throws SQLException {
        holder.setLong(1, position);
        return number(holder);
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (var row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static int add(ResultSet row, List<LogRecord> records) throws SQLException {
        var bytes = row.getBytes(7);
        var record = new LogRecord(
                row.getLong(1),
                aidOf(row),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                eventsOf(row.getLong(1), bytes));
        if (record.events().size() != row.getInt(2)) {
            throw new LogCorrupt(
                    record.position(),
                    "%d events instead of %d".formatted(record.events().size(), row.getInt(2)));
        }
        records.add(record);
        return bytes.length;
    }

    private static UUID aidOf(ResultSet row) throws SQLException {
        try {
            return UUID.fromString(row.getString(3));
        } catch (IllegalArgumentException e) {
            throw new LogCorrupt(row.getLong(1), "the append id is unreadable");
        }
    }

    private static List<EncodedEvent> eventsOf(long position, byte[] bytes) {
        try {
            return EncodedEvent.allOf(bytes);
        } catch (RuntimeException e) { // damaged bytes break the parser in any way
            throw new LogCorrupt(position, "the events are unreadable");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
