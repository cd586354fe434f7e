package dev.costtracker.projections.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Predicate;

/** A generation within one transaction that reads. */
record SqliteSnapshot(Connection connection, Generation generation, long position) implements Snapshot {

    @Override
    public <R> Optional<R> find(Table<R> table, RowKey key) {
        var form = new SqliteTable<>(generation, table);
        try (var find = connection.prepareStatement(form.find())) {
            SqliteTable.bind(find, key);
            try (var row = find.executeQuery()) {
                return row.next() ? Optional.of(form.row(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    @Override
    public <R> void each(Select<R> select, Predicate<R> taker) {
        var form = new SqliteTable<>(generation, select.table());
        try (var statement = connection.prepareStatement(form.select(select))) {
            form.bind(statement, select);
            try (var rows = statement.executeQuery()) {
                while (rows.next() && taker.test(form.row(rows))) {
                    // until the taker has enough
                }
            }
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    private static ViewsUnavailable unanswered(SQLException e) {
        return new ViewsUnavailable("the views' file does not answer", e);
    }
}
