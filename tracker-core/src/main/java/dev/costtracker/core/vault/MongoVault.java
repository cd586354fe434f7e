package dev.costtracker.core.vault;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.costtracker.core.eventlog.MongoAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The secrets in the collection {@code people} of the log's database, which several servers share.
 *
 * <pre>{ _id: subject, secret: 32 bytes; absent once it is destroyed }</pre>
 */
public final class MongoVault implements Vault {

    private static final String SECRET = "secret";
    private static final FindOneAndUpdateOptions MAKE =
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);

    private final MongoClient client;
    private final MongoCollection<Document> people;

    private MongoVault(MongoClient client, String database) {
        this.client = client;
        this.people = client.getDatabase(database).getCollection("people");
    }

    /** Opens the vault of a database that holds a log already; nothing is asked of it yet. */
    public static MongoVault open(String uri) {
        var parsed = MongoAccess.read(uri);
        var database = Objects.requireNonNull(parsed.getDatabase(), "the log's database is named");
        return new MongoVault(MongoClients.create(MongoAccess.settings(parsed)), database);
    }

    @Override
    public Optional<Secret> secretFor(String subject, Secret fresh) {
        return answered(() -> {
            try {
                return makeOnce(subject, fresh);
            } catch (MongoCommandException e) {
                if (ErrorCategory.fromErrorCode(e.getErrorCode()) != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                return makeOnce(subject, fresh); // another node made it at the same time
            }
        });
    }

    private Optional<Secret> makeOnce(String subject, Secret fresh) {
        var update = Updates.setOnInsert(SECRET, new Binary(fresh.bytes()));
        return secret(people.findOneAndUpdate(Filters.eq("_id", subject), update, MAKE));
    }

    @Override
    public Map<String, Secret> find(Collection<String> subjects) {
        return answered(() -> {
            var found = new HashMap<String, Secret>();
            for (var document : people.find(Filters.in("_id", subjects))) {
                secret(document).ifPresent(secret -> found.put(document.getString("_id"), secret));
            }
            return found;
        });
    }

    @Override
    public void destroy(String subject) {
        answered(() ->
                people.updateOne(Filters.eq("_id", subject), Updates.unset(SECRET), new UpdateOptions().upsert(true)));
    }

    @Override
    public List<Kept> all() {
        return answered(() -> people.find().sort(Sorts.ascending("_id")).into(new ArrayList<>()).stream()
                .map(found -> new Kept(found.getString("_id"), secret(found).orElse(null)))
                .toList());
    }

    private static Optional<Secret> secret(@Nullable Document document) {
        return Optional.ofNullable(document)
                .map(found -> found.get(SECRET, Binary.class))
                .map(bytes -> new Secret(bytes.getData()));
    }

    private static <T> T answered(Supplier<T> work) {
        try {
            return work.get();
        } catch (MongoException e) {
            throw new VaultUnavailable("the collection of the people's secrets does not answer", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
