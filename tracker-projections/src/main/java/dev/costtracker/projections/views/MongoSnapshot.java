package dev.costtracker.projections.views;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.Optional;
import java.util.function.Predicate;

/** A generation at one position: what has been written beyond it is seen as it was before. */
record MongoSnapshot(MongoDatabase database, Generation generation, long position) implements Snapshot {

    @Override
    public <R> Optional<R> find(Table<R> table, RowKey key) {
        var form = new MongoTable<>(generation, table);
        var found = database.getCollection(form.collection())
                .find(Filters.eq("_id", key.text()))
                .first();
        return Optional.ofNullable(found)
                .flatMap(document -> Optional.ofNullable(form.asOf(document, position)))
                .map(form::row);
    }

    @Override
    public <R> void each(Select<R> select, Predicate<R> taker) {
        var form = new MongoTable<>(generation, select.table());
        var found = database.getCollection(form.collection()).find(MongoTable.filter(select));
        if (!select.order().isEmpty()) {
            found.sort(MongoTable.order(select));
        }
        try (var cursor = found.iterator()) {
            while (cursor.hasNext()) {
                var document = form.asOf(cursor.next(), position);
                if (document != null && !taker.test(form.row(document))) {
                    return;
                }
            }
        }
    }
}
