package dev.costtracker.core.eventlog;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A stand-in for MongoDB in this process: it speaks the protocol and is not MongoDB. It has no replica set, no write
 * concern and no indexes to search by, and counts wrongly what it has inserted. Sessions and operation times it only
 * claims to have, so that the log talks to it as it would to a server.
 */
public final class StandIn implements AutoCloseable {

    private final List<Command> commands = new CopyOnWriteArrayList<>();
    private final MongoServer server = new MongoServer(new Backend(commands::add).version(ServerVersion.MONGO_5_0));
    private final String uri = server.bindAndGetConnectionString();

    /**
     * A command as it came.
     *
     * @param time the operation time in its reply
     */
    record Command(String name, Document body, BsonTimestamp time) {}

    /** A connection string without a database. */
    public String uri() {
        return uri;
    }

    int port() {
        return server.getLocalAddress().getPort();
    }

    /** All the commands that came. */
    List<Command> commands() {
        return List.copyOf(commands);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    /** Answers the commands; a member of a replica set claims some more. */
    static class Backend extends de.bwaldvogel.mongo.backend.memory.MemoryBackend {

        private final Consumer<Command> commands;
        private final AtomicInteger time = new AtomicInteger();

        Backend(Consumer<Command> commands) {
            this.commands = commands;
        }

        /** One at a time, as two nodes that write the first record at once would be given a collection each. */
        @Override
        public synchronized Document handleCommand(Channel channel, String database, String command, Document body) {
            if (command.equals("endSessions")) {
                return new Document("ok", 1.0);
            }
            var reply = super.handleCommand(channel, database, command, body);
            if (command.equalsIgnoreCase("isMaster")) {
                return reply.append("logicalSessionTimeoutMinutes", 30);
            }
            var now = new BsonTimestamp(Instant.EPOCH, time.incrementAndGet());
            commands.accept(new Command(command, body, now));
            return reply.append("operationTime", now);
        }
    }
}
