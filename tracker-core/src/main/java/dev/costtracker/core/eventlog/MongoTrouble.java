package dev.costtracker.core.eventlog;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;

/** Says in few words what was wrong with an answer of MongoDB; the driver's own would show records and names of users. */
final class MongoTrouble {

    private static final String BROKEN = "the connection to the server is broken";

    private MongoTrouble() {}

    static String of(MongoException e) {
        return switch (e) {
            case MongoSecurityException refused ->
                "the server refuses the user of the connection string" + cause(refused);
            case MongoCommandException refused -> error(refused.getErrorCode(), refused.getErrorCodeName());
            case MongoBulkWriteException written -> ofWrite(written);
            case MongoSocketReadTimeoutException late -> "the server does not answer in time";
            case MongoSocketException broken -> BROKEN;
            case MongoConnectionPoolClearedException broken -> BROKEN;
            case MongoTimeoutException late -> "no server that takes writes can be reached, or no connection is free";
            default -> e.getCode() < 0 ? e.getClass().getSimpleName() : error(e.getCode(), "");
        };
    }

    /** Why a user is refused is in the answer below. */
    private static String cause(MongoSecurityException refused) {
        return refused.getCause() instanceof MongoException below ? ": " + of(below) : "";
    }

    private static String ofWrite(MongoBulkWriteException written) {
        var concern = written.getWriteConcernError();
        if (concern != null) {
            return "the write has not reached a majority of the servers: "
                    + error(concern.getCode(), concern.getCodeName());
        }
        return written.getWriteErrors().stream()
                .findFirst()
                .map(refused -> error(refused.getCode(), ""))
                .orElse("an answer that says nothing");
    }

    private static String error(int code, String name) {
        return name.isEmpty() ? "error %d".formatted(code) : "error %d (%s)".formatted(code, name);
    }
}
