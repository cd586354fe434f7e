package dev.costtracker.core.eventlog;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.currentDate;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The lease as a document beside the log, {@code { _id: "sequencer", node, host, port, renewed: date }}, written and
 * judged by the server's clock alone.
 */
final class MongoLease implements Lease {

    static final String ID = "sequencer";
    private static final Holder NOBODY = new Holder("", "", 0);
    private static final Bson EXPIRED = MongoAccess.comparedWithNow("renewed", "$lt", TERM);

    private final MongoCollection<Document> about;

    MongoLease(MongoCollection<Document> about) {
        this.about = about;
    }

    /** The document of a lease that nobody holds yet. */
    static Document unheld() {
        return new Document("_id", ID)
                .append("node", NOBODY.node())
                .append("host", NOBODY.host())
                .append("port", NOBODY.port())
                .append("renewed", Instant.EPOCH);
    }

    @Override
    public Holder claim(Holder candidate) {
        return asking(() -> {
            var mine = eq("node", candidate.node());
            var claimed = about.updateOne(
                    and(eq("_id", ID), or(mine, EXPIRED)), combine(heldBy(candidate), currentDate("renewed")));
            return claimed.getMatchedCount() == 1 ? candidate : holder();
        });
    }

    private Holder holder() {
        var lease = about.find(eq("_id", ID)).first();
        return lease == null
                ? NOBODY
                : new Holder(lease.getString("node"), lease.getString("host"), lease.getInteger("port"));
    }

    private static Bson heldBy(Holder holder) {
        return combine(set("node", holder.node()), set("host", holder.host()), set("port", holder.port()));
    }

    @Override
    public void release(Holder holder) {
        asking(() -> about.updateOne(
                and(eq("_id", ID), eq("node", holder.node())), combine(heldBy(NOBODY), set("renewed", Instant.EPOCH))));
    }

    private static <T> T asking(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (MongoException e) {
            throw new LogUnavailable("the event log's lease cannot be reached", e);
        } catch (IllegalStateException e) { // a closed client says no more than this
            throw new LogUnavailable("the event log was closed", e);
        }
    }
}
