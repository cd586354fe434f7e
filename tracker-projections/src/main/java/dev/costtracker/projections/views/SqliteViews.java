package dev.costtracker.projections.views;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Views in one SQLite file, {@code views.db} in the data directory, for the one process that holds the log there.
 *
 * <p>A batch and its position are one transaction, and a read is one; so a claim only has to be kept in memory.
 */
public final class SqliteViews implements ViewStore {

    private static final int READERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int AT_ONCE = 64;
    private static final String POSITION = "SELECT position FROM generation WHERE view = ? AND number = ?";

    private final ReentrantLock writing = new ReentrantLock();
    private final Connection writer;
    private final SqliteReads reads;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    private SqliteViews(SqliteFile file) {
        this.writer = file.openWriter();
        this.reads = new SqliteReads(file, READERS, PATIENCE);
    }

    /** Opens the views of a data directory, and makes them if they are not there. */
    public static SqliteViews open(Path directory) {
        return new SqliteViews(new SqliteFile(directory));
    }

    /** Work on the one connection that writes. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T written(Work<T> work) {
        writing.lock();
        try {
            var result = work.on(writer);
            writer.commit();
            return result;
        } catch (SQLException e) {
            takeBack();
            throw new ViewsUnavailable("the views' file does not answer", e);
        } catch (RuntimeException e) {
            takeBack();
            throw e;
        } finally {
            writing.unlock();
        }
    }

    private void takeBack() {
        try {
            writer.rollback();
        } catch (SQLException e) {
            throw new ViewsUnavailable("the views' file does not answer", e);
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = writer.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    @Override
    public List<Generation> generations() {
        return written(connection -> {
            var all = new ArrayList<Generation>();
            try (var rows =
                    prepared("SELECT * FROM generation ORDER BY view, number").executeQuery()) {
                while (rows.next()) {
                    all.add(generation(rows));
                }
            }
            return all;
        });
    }

    private static Generation generation(ResultSet row) throws SQLException {
        return new Generation(
                row.getString("view"),
                row.getInt("number"),
                row.getInt("version"),
                row.getInt("ready") == 1,
                row.getLong("position"),
                row.getString("last_event"));
    }

    @Override
    public Generation begin(View view, int number) {
        var generation = new Generation(view.name(), number, view.version(), false, 0, null);
        return written(connection -> {
            try (var insert = connection.prepareStatement("INSERT INTO generation VALUES (?, ?, ?, 0, 0, NULL)");
                    var create = connection.createStatement()) {
                insert.setString(1, generation.view());
                insert.setInt(2, generation.number());
                insert.setInt(3, generation.version());
                insert.executeUpdate();
                for (var table : view.tables()) {
                    for (var sql : new SqliteTable<>(generation, table).create()) {
                        create.execute(sql);
                    }
                }
            }
            return generation;
        });
    }

    @Override
    public void makeReady(Generation generation) {
        written(connection -> update("UPDATE generation SET ready = 1 WHERE view = ? AND number = ?", generation));
    }

    private int update(String sql, Generation generation) throws SQLException {
        var statement = prepared(sql);
        statement.setString(1, generation.view());
        statement.setInt(2, generation.number());
        return statement.executeUpdate();
    }

    @Override
    public void drop(Generation generation, View view) {
        written(connection -> {
            try (var statement = connection.createStatement()) {
                for (var table : view.tables()) {
                    statement.execute(new SqliteTable<>(generation, table).drop());
                }
            }
            return update("DELETE FROM generation WHERE view = ? AND number = ?", generation);
        });
    }

    @Override
    public OptionalLong claim(Generation generation, String owner, Duration term) {
        if (!owner.equals(owners.computeIfAbsent(generation.id(), id -> owner))) {
            return OptionalLong.empty();
        }
        return written(connection -> position(connection, generation));
    }

    private static OptionalLong position(Connection connection, Generation generation) throws SQLException {
        try (var find = connection.prepareStatement(POSITION)) {
            return position(find, generation);
        }
    }

    private static OptionalLong position(PreparedStatement find, Generation generation) throws SQLException {
        find.setString(1, generation.view());
        find.setInt(2, generation.number());
        try (var row = find.executeQuery()) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
    }

    @Override
    public void release(Generation generation, String owner) {
        owners.remove(generation.id(), owner);
    }

    @Override
    public boolean isClaimed(Generation generation, Duration term) {
        return owners.containsKey(generation.id());
    }

    @Override
    public <T> T read(Generation generation, Function<Snapshot, T> reader) {
        return reads.read(connection -> {
            var position = position(connection, generation)
                    .orElseThrow(() -> new ViewsUnavailable("%s has been replaced".formatted(generation.id())));
            return reader.apply(new SqliteSnapshot(connection, generation, position));
        });
    }

    @Override
    public <R> Map<RowKey, Stored<R>> load(Generation generation, Table<R> table, Collection<RowKey> keys) {
        var form = new SqliteTable<>(generation, table);
        return written(connection -> {
            long position = position(prepared(POSITION), generation).orElseThrow(() -> new Overtaken(generation));
            var found = new HashMap<RowKey, Stored<R>>();
            var all = List.copyOf(keys);
            var find = prepared(form.findAll(AT_ONCE));
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                SqliteTable.bind(find, all.subList(from, Math.min(from + AT_ONCE, all.size())), AT_ONCE);
                try (var rows = find.executeQuery()) {
                    while (rows.next()) {
                        var row = form.row(rows);
                        found.put(table.key(row), new Stored<>(row, position));
                    }
                }
            }
            return found;
        });
    }

    /** A transaction leaves nothing half-way. */
    @Override
    public long settle(Generation generation, long from, long wanted) {
        return wanted;
    }

    @Override
    public void write(Generation generation, long from, long to, String lastEvent, List<Change<?>> changes) {
        written(connection -> {
            var move = prepared("UPDATE generation SET position = ?, last_event = ?"
                    + " WHERE view = ? AND number = ? AND position = ?");
            move.setLong(1, to);
            move.setString(2, lastEvent);
            move.setString(3, generation.view());
            move.setInt(4, generation.number());
            move.setLong(5, from);
            if (move.executeUpdate() != 1) {
                throw new Overtaken(generation);
            }
            upsert(generation, changes);
            return changes.size();
        });
    }

    /** One statement for each table, whose changes follow each other. */
    private void upsert(Generation generation, List<Change<?>> changes) throws SQLException {
        Table<?> table = null;
        SqliteTable<?> form = null;
        PreparedStatement upsert = null;
        for (var change : changes) {
            if (form == null || upsert == null || change.table() != table) {
                table = change.table();
                form = new SqliteTable<>(generation, table);
                upsert = prepared(form.upsert());
            }
            form.bindRow(upsert, change.row());
            upsert.executeUpdate();
        }
    }

    @Override
    public void close() {
        reads.close();
        writing.lock();
        try {
            writer.close();
        } catch (SQLException e) {
            throw new ViewsUnavailable("the views' file cannot be closed", e);
        } finally {
            writing.unlock();
        }
    }
}
