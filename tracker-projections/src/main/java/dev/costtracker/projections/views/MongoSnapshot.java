package dev.costtracker.projections.views;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;

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
        var collection = database.getCollection(form.collection());
        if (select.isByKeyAlone()) {
            each(form, MongoTable.ordered(collection, select), taker);
        } else {
            new MongoRead<>(collection, form, select, position).each(taker);
        }
    }

    /** What never changes finds every row, however late it was written. */
    private <R> void each(MongoTable<R> form, FindIterable<Document> found, Predicate<R> taker) {
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
