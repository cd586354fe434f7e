package dev.costtracker.projections.views;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stand-in for MongoDB whose writes break off after as many documents as a test says; it is not MongoDB. */
public final class BreakingStandIn implements AutoCloseable {

    private final Backend backend = new Backend();
    private final MongoServer server = new MongoServer(backend.version(ServerVersion.MONGO_5_0));
    private final String uri = server.bindAndGetConnectionString();

    public String uri() {
        return uri;
    }

    /** So many more documents are written; the command that would write the next one fails, once. */
    public void breakAfter(long documents) {
        backend.breakAfter(documents);
    }

    /** Whatever was said before, all documents are written from now on. */
    public void mend() {
        backend.breakAfter(Long.MAX_VALUE);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    /** Counts what is written, one command at a time. */
    private static final class Backend extends MemoryBackend {

        private long left = Long.MAX_VALUE;

        synchronized void breakAfter(long documents) {
            left = documents;
        }

        @Override
        public synchronized Document handleCommand(Channel channel, String database, String command, Document body) {
            var name = listName(command);
            if (name == null || left == Long.MAX_VALUE || !(body.get(name) instanceof List<?> writes)) {
                return super.handleCommand(channel, database, command, body);
            }
            if (writes.size() <= left) {
                left -= writes.size();
                return super.handleCommand(channel, database, command, body);
            }
            if (left > 0) {
                body.put(name, writes.subList(0, (int) left));
                super.handleCommand(channel, database, command, body);
            }
            left = Long.MAX_VALUE;
            throw new MongoServerError(11600, "InterruptedAtShutdown", "broken off");
        }

        private static @Nullable String listName(String command) {
            return switch (command) {
                case "insert" -> "documents";
                case "update" -> "updates";
                default -> null;
            };
        }
    }
}
