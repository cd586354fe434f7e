package dev.costtracker.core.eventlog;

import com.mongodb.ConnectionString;
import java.io.InputStream;
import java.time.Clock;
import java.util.Objects;

/** The event log in a MongoDB database, which several servers may share. */
public final class MongoEventLog {

    private MongoEventLog() {}

    /**
     * Opens the log of a database, and makes it if the database is empty. Nodes on one log share the work: one gives the
     * positions, the others bring their appends to it.
     *
     * @param uri a MongoDB connection string that names the database
     * @param standalone whether a server that is no member of a replica set will do; for trials
     * @param address where other nodes reach this one
     * @throws AddressUnusable if this node cannot listen there
     * @throws UnfitStore if a log would not be safe there, or the database holds something else
     * @throws LogUnavailable if the database does not answer
     * @throws LogCorrupt if its newest records are not whole, or were written by a newer program
     */
    public static OpenLog open(String uri, boolean standalone, NodeAddress address, EventCodec codec, Clock clock) {
        var parsed = MongoAccess.read(uri);
        var backend = MongoLogBackend.open(parsed, databaseOf(parsed), standalone);
        return OpenLog.together(backend, address, codec, OpenLog.Settings.usual(clock));
    }

    /**
     * Opens the log of a database for reading only. Servers may have it open, too.
     *
     * @param uri a MongoDB connection string that names the database
     * @param standalone whether a server that is no member of a replica set will do
     * @throws UnfitStore if there is no log
     * @throws LogUnavailable if the database does not answer
     */
    public static StoredLog openToRead(String uri, boolean standalone, EventCodec codec) {
        var parsed = MongoAccess.read(uri);
        return new StoredLog(MongoLogBackend.openToRead(parsed, databaseOf(parsed), standalone), codec);
    }

    /**
     * Fills the log of an empty database from an exported one; if that was broken off before, it goes on.
     *
     * <p>Until it is done no server opens the log.
     *
     * @throws LogFileBroken if the export is not whole
     * @throws LogNotEmpty if the log is in use, or was filled with something else
     * @throws UnfitStore if a log would not be safe there, or the database holds something else
     * @throws LogUnavailable if the database does not answer
     */
    public static LogExtent fill(
            String uri, boolean standalone, InputStream export, EventCodec codec, CopyProgress progress)
            throws InterruptedException {
        var parsed = MongoAccess.read(uri);
        var source = new LogImport(export, codec, Thread::sleep);
        return MongoLogBackend.fill(parsed, databaseOf(parsed), standalone, log -> source.into(log, progress));
    }

    private static String databaseOf(ConnectionString uri) {
        return Objects.requireNonNull(uri.getDatabase(), "checked when it was read");
    }

    /**
     * Looks at a connection string without using it.
     *
     * @throws UnfitStore if it cannot be one for a log
     */
    public static void check(String uri) {
        MongoAccess.read(uri);
    }
}
