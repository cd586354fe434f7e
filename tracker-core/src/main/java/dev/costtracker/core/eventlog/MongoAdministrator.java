package dev.costtracker.core.eventlog;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.util.Arrays;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * With which administrator's key a server was last started on a database, {@code { _id: "administrator", hash: 32 bytes }}:
 * by it the servers notice that they were not given the same.
 */
public final class MongoAdministrator {

    static final String ID = "administrator";

    private static final String HASH = "hash";
    private static final FindOneAndUpdateOptions REPLACE =
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.BEFORE);

    private MongoAdministrator() {}

    /**
     * Notes the hash of a key in a database that holds a log already.
     *
     * @param uri a MongoDB connection string that names the database
     * @return whether it is the one that was noted before, if there was one
     * @throws LogUnavailable if the database does not answer
     */
    public static boolean note(String uri, byte[] hash) {
        var parsed = MongoAccess.read(uri);
        var database = Objects.requireNonNull(parsed.getDatabase(), "checked when it was read");
        try (var client = MongoClients.create(MongoAccess.settings(parsed))) {
            return note(client.getDatabase(database).getCollection(MongoStore.ABOUT), hash);
        } catch (MongoException e) {
            throw new LogUnavailable("the event log's database does not answer", e);
        }
    }

    private static boolean note(MongoCollection<Document> about, byte[] hash) {
        try {
            return replace(about, hash);
        } catch (MongoException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return replace(about, hash); // another node was the first at the same time
        }
    }

    private static boolean replace(MongoCollection<Document> about, byte[] hash) {
        var before = about.findOneAndUpdate(Filters.eq("_id", ID), Updates.set(HASH, new Binary(hash)), REPLACE);
        return before == null || Arrays.equals(before.get(HASH, Binary.class).getData(), hash);
    }
}
