package dev.costtracker.core.eventlog;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A stand-in for MongoDB as a program of its own, {@code StandInServer PORT [MILLIS]}: what is inserted is answered so many
 * milliseconds later, about as the majority of a replica set would answer. It is not MongoDB.
 */
public final class StandInServer extends StandIn.Backend {

    private final long delay;

    private StandInServer(Duration delay) {
        super(command -> {});
        this.delay = delay.toNanos();
    }

    /** Serves until it is killed. */
    public static void main(String[] arguments) {
        System.setProperty(
                "io.netty.eventLoopThreads", "64"); // who waits keeps a thread, and others must not wait with it
        var delay = Duration.ofMillis(arguments.length > 1 ? Long.parseLong(arguments[1]) : 0);
        var server = new MongoServer(new StandInServer(delay).version(ServerVersion.MONGO_5_0));
        server.bind(new InetSocketAddress("localhost", Integer.parseInt(arguments[0])));
        System.out.println("Waiting for connections on " + server.getLocalAddress());
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // others may be served while this one waits
    public Document handleCommand(Channel channel, String database, String command, Document body) {
        var reply = super.handleCommand(channel, database, command, body);
        if (command.equals("insert")) {
            long until = System.nanoTime() + delay;
            for (long left = delay; left > 0; left = until - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
        return reply;
    }
}
