package dev.costtracker.projections.views;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import dev.costtracker.projections.views.Column.Kind;
import dev.costtracker.projections.views.Select.Condition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A table of a generation as a collection.
 *
 * <p>A document is a row with the position it has taken, and the row as it was before, for who reads at an earlier position:
 * <pre>{ _id: key as text, position, <i>column</i>: cell, …, before: { position, <i>column</i>: cell, … } }</pre>
 *
 * <p>Amounts are stored as the text of their digits: a sum may have more than the 34 that MongoDB's own decimals hold.
 */
final class MongoTable<R> {

    static final String POSITION = "position";
    private static final String BEFORE = "before";

    private final Table<R> table;
    private final String name;

    MongoTable(Generation generation, Table<R> table) {
        this.table = table;
        this.name = "view_" + generation.id() + "_" + table.name();
    }

    String collection() {
        return name;
    }

    /** The orders in which documents are looked for: the key's, the table's own, and that of writing. */
    List<Bson> indexes() {
        var all = new ArrayList<Bson>();
        all.add(Sorts.ascending(table.keyColumns().stream().map(Column::name).toList()));
        table.indexes().forEach(index -> all.add(Sorts.ascending(index)));
        if (!table.indexes().isEmpty()) {
            all.add(Sorts.ascending(POSITION));
        }
        return all;
    }

    /** Writes a row if nobody else has written it since. */
    WriteModel<Document> write(Change<?> change, long position) {
        @SuppressWarnings("unchecked") // a change holds a row of its own table
        var typed = (Change<R>) change;
        var key = typed.key().text();
        var document = new Document("_id", key).append(POSITION, position);
        fill(document, typed.row());
        var before = typed.before();
        if (before == null) {
            return new InsertOneModel<>(document);
        }
        var old = new Document(POSITION, before.position());
        fill(old, before.row());
        return new ReplaceOneModel<>(
                Filters.and(Filters.eq("_id", key), Filters.eq(POSITION, before.position())),
                document.append(BEFORE, old));
    }

    private void fill(Document document, R row) {
        for (var column : table.columns()) {
            var cell = column.cell().apply(row);
            if (cell != null) {
                document.append(column.name(), cell instanceof BigDecimal amount ? amount.toPlainString() : cell);
            }
        }
    }

    Stored<R> stored(Document document) {
        return new Stored<>(row(document), document.getLong(POSITION));
    }

    /** The place of a document that holds a row as it was at a position, in it or in what was before it. */
    @Nullable
    Document asOf(Document document, long position) {
        if (document.getLong(POSITION) <= position) {
            return document;
        }
        var before = document.get(BEFORE, Document.class);
        if (before == null) {
            return null;
        }
        if (before.getLong(POSITION) > position) {
            throw new Tangled();
        }
        return before;
    }

    R row(Document document) {
        var columns = table.columns();
        @Nullable Object[] cells = new @Nullable Object[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            var column = columns.get(i);
            var cell = document.get(column.name());
            cells[i] = column.kind() == Kind.AMOUNT && cell != null ? new BigDecimal(cell.toString()) : cell;
        }
        return table.row(cells);
    }

    static Bson filter(Select<?> select) {
        var all = new ArrayList<Bson>();
        select.conditions().forEach(condition -> all.add(filter(condition)));
        if (select.after() != null) {
            all.add(beyond(select.order(), select.after(), select.descending()));
        }
        return all.isEmpty() ? new Document() : Filters.and(all);
    }

    private static Bson filter(Condition condition) {
        return switch (condition.comparison()) {
            case EQUAL -> Filters.eq(condition.column(), condition.value());
            case AT_LEAST -> Filters.gte(condition.column(), condition.value());
            case BELOW -> Filters.lt(condition.column(), condition.value());
        };
    }

    /** The first column lies beyond, or it is the same and the second lies beyond, and so on. */
    private static Bson beyond(List<String> columns, List<Object> cells, boolean descending) {
        var cases = new ArrayList<Bson>();
        for (int i = 0; i < columns.size(); i++) {
            var all = new ArrayList<Bson>();
            for (int same = 0; same < i; same++) {
                all.add(Filters.eq(columns.get(same), cells.get(same)));
            }
            all.add(descending ? Filters.lt(columns.get(i), cells.get(i)) : Filters.gt(columns.get(i), cells.get(i)));
            cases.add(Filters.and(all));
        }
        return Filters.or(cases);
    }

    static FindIterable<Document> ordered(MongoCollection<Document> collection, Select<?> select) {
        var found = collection.find(filter(select));
        if (select.order().isEmpty()) {
            return found;
        }
        return found.sort(select.descending() ? Sorts.descending(select.order()) : Sorts.ascending(select.order()));
    }

    /** Where the generation stands, if it is there. */
    static OptionalLong position(@Nullable Document generation) {
        return generation == null ? OptionalLong.empty() : OptionalLong.of(generation.getLong(POSITION));
    }

    /** A row has been written twice since the reader began; it begins again. */
    static final class Tangled extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
