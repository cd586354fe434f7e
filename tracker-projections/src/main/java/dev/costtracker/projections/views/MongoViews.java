package dev.costtracker.projections.views;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.currentDate;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import dev.costtracker.core.eventlog.MongoAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Views in the log's MongoDB database, which several servers share.
 *
 * <p>The collection {@code views} has a document for each generation: <pre>{ _id, view, number, version, ready, position, end,
 * lastEvent, owner, claimed: date }</pre> No transactions: first it is settled where a batch ends, then its rows are written table by
 * table, each guarded by the position it had, and then the position of the whole. Until then readers see the rows as they were: whatever is
 * beyond the position is at the settled end, and whoever goes on after a crash repeats that batch and no other.
 */
public final class MongoViews implements ViewStore {

    private static final String ID = "_id";
    private static final String OWNER = "owner";
    private static final String CLAIMED = "claimed";
    private static final String READY = "ready";
    private static final String END = "end";
    private static final int READS = 50;
    private static final BulkWriteOptions IN_ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final MongoClient client;
    private final MongoDatabase database;
    private final MongoCollection<Document> generations;

    private MongoViews(MongoClient client, String database) {
        this.client = client;
        this.database = client.getDatabase(database);
        this.generations = this.database.getCollection("views");
    }

    /** Opens the views of a database that holds a log already; nothing is asked of it yet. */
    public static MongoViews open(String uri) {
        var parsed = MongoAccess.read(uri);
        var database = Objects.requireNonNull(parsed.getDatabase(), "the log's database is named");
        return new MongoViews(MongoClients.create(MongoAccess.settings(parsed)), database);
    }

    private static <T> T answered(Supplier<T> work) {
        try {
            return work.get();
        } catch (MongoException e) {
            throw new ViewsUnavailable("the views' database does not answer", e);
        } catch (IllegalStateException e) { // a closed client says no more than this
            throw new ViewsUnavailable("the views were closed", e);
        }
    }

    @Override
    public List<Generation> generations() {
        return answered(
                () -> generations.find().sort(Sorts.ascending("view", "number")).into(new ArrayList<>()).stream()
                        .map(MongoViews::generation)
                        .toList());
    }

    private static Generation generation(Document document) {
        return new Generation(
                document.getString("view"),
                document.getInteger("number"),
                document.getInteger("version"),
                document.getBoolean(READY),
                document.getLong(MongoTable.POSITION),
                document.getString("lastEvent"));
    }

    @Override
    public Generation begin(View view, int number) {
        var begun = new Generation(view.name(), number, view.version(), false, 0, null);
        return answered(() -> {
            for (var table : view.tables()) {
                var form = new MongoTable<>(begun, table);
                form.indexes().forEach(database.getCollection(form.collection())::createIndex);
            }
            MongoAccess.insertIfAbsent(
                    generations,
                    new Document(ID, begun.id())
                            .append("view", view.name())
                            .append("number", number)
                            .append("version", view.version())
                            .append(READY, false)
                            .append(MongoTable.POSITION, 0L)
                            .append(END, 0L)
                            .append(OWNER, "")
                            .append(CLAIMED, Instant.EPOCH));
            return generation(Objects.requireNonNull(find(begun), "inserted before, by us or by another node"));
        });
    }

    private @Nullable Document find(Generation generation) {
        return generations.find(eq(ID, generation.id())).first();
    }

    @Override
    public void makeReady(Generation generation) {
        answered(() -> generations.updateOne(eq(ID, generation.id()), set(READY, true)));
    }

    @Override
    public void drop(Generation generation, View view) {
        answered(() -> {
            var gone = generations.deleteOne(eq(ID, generation.id()));
            view.tables().forEach(table -> database.getCollection(new MongoTable<>(generation, table).collection())
                    .drop());
            return gone;
        });
    }

    @Override
    public OptionalLong claim(Generation generation, String owner, Duration term) {
        return answered(() -> {
            var free = or(eq(OWNER, owner), eq(OWNER, ""), claimed("$lt", term));
            var claimed = generations.updateOne(
                    and(eq(ID, generation.id()), free), combine(set(OWNER, owner), currentDate(CLAIMED)));
            return claimed.getMatchedCount() == 1 ? MongoTable.position(find(generation)) : OptionalLong.empty();
        });
    }

    private static Bson claimed(String comparison, Duration term) {
        return MongoAccess.comparedWithNow(CLAIMED, comparison, term);
    }

    @Override
    public void release(Generation generation, String owner) {
        answered(() -> generations.updateOne(
                and(eq(ID, generation.id()), eq(OWNER, owner)), combine(set(OWNER, ""), set(CLAIMED, Instant.EPOCH))));
    }

    @Override
    public boolean isClaimed(Generation generation, Duration term) {
        return answered(() -> generations.countDocuments(and(eq(ID, generation.id()), claimed("$gte", term))) > 0);
    }

    @Override
    public <T> T read(Generation generation, Function<Snapshot, T> reader) {
        return answered(() -> {
            for (int attempt = 1; attempt <= READS; attempt++) {
                long position = MongoTable.position(find(generation))
                        .orElseThrow(() -> new ViewsUnavailable("%s has been replaced".formatted(generation.id())));
                try {
                    return reader.apply(new MongoSnapshot(database, generation, position));
                } catch (MongoTable.Tangled e) {
                    Thread.onSpinWait(); // the next look finds a later position
                }
            }
            throw new ViewsUnavailable("%s changes faster than it can be read".formatted(generation.id()));
        });
    }

    @Override
    public <R> Map<RowKey, Stored<R>> load(Generation generation, Table<R> table, Collection<RowKey> keys) {
        var form = new MongoTable<>(generation, table);
        var byText = keys.stream().collect(Collectors.toMap(RowKey::text, key -> key));
        return answered(() -> {
            var found = new HashMap<RowKey, Stored<R>>();
            for (var document : database.getCollection(form.collection()).find(in(ID, byText.keySet()))) {
                found.put(
                        Objects.requireNonNull(byText.get(document.getString(ID)), "asked for"), form.stored(document));
            }
            return found;
        });
    }

    @Override
    public long settle(Generation generation, long from, long wanted) {
        var at = and(eq(ID, generation.id()), eq(MongoTable.POSITION, from));
        return answered(() -> {
            generations.updateOne(and(at, eq(END, from)), set(END, wanted));
            var settled = generations.find(at).first();
            if (settled == null) {
                throw new Overtaken(generation);
            }
            return settled.getLong(END);
        });
    }

    @Override
    public void write(Generation generation, long from, long to, String lastEvent, List<Change<?>> changes) {
        answered(() -> {
            int begin = 0;
            while (begin < changes.size()) {
                int end = begin;
                var table = changes.get(begin).table();
                while (end < changes.size() && changes.get(end).table() == table) {
                    end++;
                }
                writeTable(generation, table, to, changes.subList(begin, end));
                begin = end;
            }
            var moved = generations.updateOne(
                    and(eq(ID, generation.id()), eq(MongoTable.POSITION, from)),
                    combine(set(MongoTable.POSITION, to), set(END, to), set("lastEvent", lastEvent)));
            if (moved.getMatchedCount() != 1) {
                throw new Overtaken(generation);
            }
            return to;
        });
    }

    private <R> void writeTable(Generation generation, Table<R> table, long to, List<Change<?>> changes) {
        var form = new MongoTable<>(generation, table);
        List<WriteModel<Document>> writes =
                changes.stream().map(change -> form.write(change, to)).toList();
        long guarded =
                changes.stream().filter(change -> change.before() != null).count();
        if (bulk(generation, form, writes).getMatchedCount() != guarded) {
            throw new Overtaken(generation);
        }
    }

    private BulkWriteResult bulk(Generation generation, MongoTable<?> form, List<WriteModel<Document>> writes) {
        try {
            return database.getCollection(form.collection()).bulkWrite(writes, IN_ANY_ORDER);
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().anyMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                throw new Overtaken(generation);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
