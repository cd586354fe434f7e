package dev.costtracker.core.eventlog;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * A message of MongoDB's wire protocol: a header of length, id, id replied to and kind, then what the kind wants.
 *
 * <p>Only messages of the kind {@code OP_MSG} are looked into: flags, the command, and perhaps a sequence of documents
 * that belong to it.
 */
final class WireMessage {

    private static final int HEADER = 16;
    private static final int OP_MSG = 2013;
    private static final int COMMAND = HEADER + 5; // after the flags and the kind of the section

    private final byte[] bytes;

    private WireMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The next message; {@link java.io.EOFException} if there is none. */
    static WireMessage read(DataInputStream input) throws IOException {
        var length = new byte[4];
        input.readFully(length);
        var bytes = new byte[little(length).getInt()];
        System.arraycopy(length, 0, bytes, 0, length.length);
        input.readFully(bytes, length.length, bytes.length - length.length);
        return new WireMessage(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether it asks to insert into the log. */
    boolean isInsert() {
        if (little(bytes).getInt(12) != OP_MSG) {
            return false;
        }
        var command = document(COMMAND);
        return command.getFirstKey().equals("insert")
                && command.getString("insert").getValue().equals(MongoStore.LOG);
    }

    private RawBsonDocument document(int offset) {
        return new RawBsonDocument(bytes, offset, little(bytes).getInt(offset));
    }

    /** The documents that an insert brings. */
    List<RawBsonDocument> documents() {
        var documents = new ArrayList<RawBsonDocument>();
        for (int at = firstDocument(); at < bytes.length; at += little(bytes).getInt(at)) {
            documents.add(document(at));
        }
        return documents;
    }

    /** After the command come the kind of the section, its length, and its name. */
    private int firstDocument() {
        int name = COMMAND + little(bytes).getInt(COMMAND) + 5;
        return name + "documents".length() + 1;
    }

    /** The same insert with only the first so many documents. */
    WireMessage withFirst(int count) {
        var documents = documents().subList(0, count);
        int first = firstDocument();
        var shorter = new ByteArrayOutputStream();
        shorter.write(bytes, 0, first);
        for (var document : documents) {
            var each = document.getByteBuffer();
            shorter.write(each.array(), each.position(), each.remaining());
        }
        var message = shorter.toByteArray();
        int section = COMMAND + little(bytes).getInt(COMMAND) + 1;
        little(message).putInt(0, message.length).putInt(section, message.length - section);
        return new WireMessage(message);
    }

    /** A reply to it. */
    WireMessage reply(BsonDocument answer) {
        var body = new RawBsonDocument(answer, new BsonDocumentCodec()).getByteBuffer();
        var message = ByteBuffer.allocate(COMMAND + body.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        message.putInt(message.capacity())
                .putInt(0)
                .putInt(little(bytes).getInt(4))
                .putInt(OP_MSG)
                .putInt(0)
                .put((byte) 0)
                .put(body.array(), body.position(), body.remaining());
        return new WireMessage(message.array());
    }
}
