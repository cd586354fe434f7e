package dev.costtracker.projections.views;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows that are chosen or ordered by what may change, as they were at a position.
 *
 * <p>What has been written beyond the position may have moved in the order, or is not chosen any more. These rows are few: they are read
 * by themselves, judged by what they were, and put in where they belonged. A last look finds what was written during the reading.
 */
final class MongoRead<R> {

    private final MongoCollection<Document> collection;
    private final MongoTable<R> form;
    private final Select<R> select;
    private final long position;
    private final Chosen chosen;
    private final Set<String> given = new HashSet<>();
    private @Nullable Document last;

    MongoRead(MongoCollection<Document> collection, MongoTable<R> form, Select<R> select, long position) {
        this.collection = collection;
        this.form = form;
        this.select = select;
        this.position = position;
        this.chosen = new Chosen(select);
    }

    void each(Predicate<R> taker) {
        var late = late();
        var moved = new ArrayDeque<>(late.values().stream()
                .filter(chosen::has)
                .sorted(chosen::compare)
                .toList());
        boolean enough = merge(moved, taker);
        var missed = late();
        missed.keySet().removeAll(late.keySet());
        missed.keySet().removeAll(given);
        if (missed.values().stream().anyMatch(row -> chosen.has(row) && (!enough || isPassed(row)))) {
            throw new MongoTable.Tangled();
        }
    }

    /** @return whether the taker has enough */
    private boolean merge(Deque<Document> moved, Predicate<R> taker) {
        try (var cursor = MongoTable.ordered(collection, select).iterator()) {
            while (cursor.hasNext()) {
                var document = cursor.next();
                if (document.getLong(MongoTable.POSITION) > position) {
                    continue; // it is among those that are put in, or will be missed
                }
                if (!putIn(moved, document, taker) || !give(document, taker)) {
                    return true;
                }
            }
        }
        return !putIn(moved, null, taker);
    }

    private boolean putIn(Deque<Document> moved, @Nullable Document before, Predicate<R> taker) {
        for (var first = moved.peek(); first != null; first = moved.peek()) {
            if (before != null && chosen.compare(first, before) > 0) {
                return true;
            }
            moved.remove();
            if (!give(first, taker)) {
                return false;
            }
        }
        return true;
    }

    private boolean give(Document document, Predicate<R> taker) {
        last = document;
        if (document.get("_id") instanceof String id) {
            given.add(id);
        }
        return taker.test(form.row(document));
    }

    private boolean isPassed(Document row) {
        return last == null || chosen.compare(row, last) <= 0;
    }

    /** What was there at the position and has been written since, by the names of the rows. */
    private Map<String, Document> late() {
        var late = new HashMap<String, Document>();
        var beyond = Filters.and(Filters.gt(MongoTable.POSITION, position), MongoTable.filter(select.ofKeyAlone()));
        for (var document : collection.find(beyond)) {
            var was = form.asOf(document, position);
            if (was != null) {
                late.put(document.getString("_id"), was);
            }
        }
        return late;
    }
}
