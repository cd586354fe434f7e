package dev.costtracker.core.eventlog;

import java.io.IOException;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** What goes wrong on the wire with one insert into the log. */
@FunctionalInterface
interface Fault {

    /** All the documents of an insert, however many there are. */
    int ALL = Integer.MAX_VALUE;

    int NOT_WRITABLE_PRIMARY = 10_107;
    int DUPLICATE_KEY = 11_000;

    void on(FaultProxy.Exchange insert) throws IOException;

    /** Nothing. */
    static Fault none() {
        return insert -> insert.answer(insert.ask(ALL));
    }

    /** The first so many documents are written, and the connection breaks before there is a reply. */
    static Fault lost(int written) {
        return insert -> insert.ask(written);
    }

    /** The first so many documents are written, and the connection breaks within the reply. */
    static Fault cutInMidReply(int written) {
        return insert -> insert.answerHalf(written == 0 ? insert.message().reply(ok(ALL)) : insert.ask(written));
    }

    /** The first so many documents are written, and the reply comes when nobody waits for it any more. */
    static Fault late(int written) {
        return insert -> {
            var reply = written == 0 ? insert.message().reply(ok(ALL)) : insert.ask(written);
            insert.awaitHangUp();
            insert.answer(reply);
        };
    }

    /** Nothing is written until {@link FaultProxy#deliverHeld} is called, long after nobody waits for it any more. */
    static Fault held() {
        return FaultProxy.Exchange::hold;
    }

    /** The insert arrives twice, and the reply is the second one's. */
    static Fault deliveredTwice() {
        return insert -> {
            insert.ask(ALL);
            insert.answer(insert.ask(ALL));
        };
    }

    /** The first so many documents are written, and the reply is an error of the whole command. */
    static Fault error(int written, int code) {
        return insert -> {
            insert.ask(written);
            insert.answer(insert.message()
                    .reply(new BsonDocument("ok", new BsonInt32(0))
                            .append("code", new BsonInt32(code))
                            .append("errmsg", new BsonString("as the test wants it"))));
        };
    }

    /** The first so many documents stay, and the reply says that all are written, but not to a majority. */
    static Fault writeConcernError(int written) {
        return insert -> {
            insert.ask(written);
            insert.answer(insert.message()
                    .reply(notToMajority(ok(insert.message().documents().size()))));
        };
    }

    /** As before, and the reply also says that the document at an index is there already. */
    static Fault writeConcernErrorAndDuplicateKey(int written, int index) {
        return insert -> {
            insert.ask(written);
            insert.answer(insert.message().reply(notToMajority(duplicate(index))));
        };
    }

    /** Nothing is written, and the reply says that the document at an index is there already. */
    static Fault duplicateKey(int index) {
        return insert -> insert.answer(insert.message().reply(duplicate(index)));
    }

    private static BsonDocument duplicate(int index) {
        var error = new BsonDocument("index", new BsonInt32(index))
                .append("code", new BsonInt32(DUPLICATE_KEY))
                .append("errmsg", new BsonString("duplicate key, as the test wants it"));
        return ok(index).append("writeErrors", new BsonArray(List.of(error)));
    }

    /** Somebody else does something first. */
    static Fault after(Runnable other) {
        return insert -> {
            other.run();
            insert.answer(insert.ask(ALL));
        };
    }

    private static BsonDocument ok(int count) {
        return new BsonDocument("ok", new BsonInt32(1)).append("n", new BsonInt32(count));
    }

    private static BsonDocument notToMajority(BsonDocument reply) {
        return reply.append(
                "writeConcernError",
                new BsonDocument("code", new BsonInt32(64))
                        .append("errmsg", new BsonString("waiting for replication timed out, as the test wants it")));
    }
}
