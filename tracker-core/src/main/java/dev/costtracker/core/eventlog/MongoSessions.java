package dev.costtracker.core.eventlog;

import com.mongodb.ClientSessionOptions;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.bson.BsonTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * Lets every operation see at least what those before it saw, on whatever thread and connection it is.
 *
 * <p>Without that, a primary that was voted out and does not know it yet could show a reader less than the log's head
 * promises, and a writer whose position was taken would look there and see nothing, as the winner is not committed yet.
 */
final class MongoSessions {

    private static final ClientSessionOptions CAUSAL =
            ClientSessionOptions.builder().causallyConsistent(true).build();

    private final MongoClient client;
    private final AtomicReference<@Nullable BsonTimestamp> seen = new AtomicReference<>();

    MongoSessions(MongoClient client) {
        this.client = client;
    }

    /** Runs one operation, even one that fails, after all those that have been run. */
    <T> T run(Function<ClientSession, T> operation) {
        try (var session = client.startSession(CAUSAL)) {
            session.advanceOperationTime(seen.get());
            try {
                return operation.apply(session);
            } finally {
                seen.accumulateAndGet(session.getOperationTime(), MongoSessions::later);
            }
        }
    }

    /** The newest operation time; 0 if there is none. */
    long time() {
        var newest = seen.get();
        return newest == null ? 0 : newest.getValue();
    }

    /** Another node has seen what there was at this time. */
    void saw(long time) {
        if (time != 0) {
            seen.accumulateAndGet(new BsonTimestamp(time), MongoSessions::later);
        }
    }

    /** A server that is no member of a replica set tells no times. */
    private static @Nullable BsonTimestamp later(@Nullable BsonTimestamp one, @Nullable BsonTimestamp other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) < 0 ? other : one;
    }
}
