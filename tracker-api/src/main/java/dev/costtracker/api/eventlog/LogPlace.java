package dev.costtracker.api.eventlog;

import dev.costtracker.api.console.Surroundings;
import dev.costtracker.core.eventlog.CopyProgress;
import dev.costtracker.core.eventlog.LogExtent;
import dev.costtracker.core.eventlog.MongoEventLog;
import dev.costtracker.core.eventlog.SqliteEventLog;
import dev.costtracker.core.eventlog.StoredLog;
import dev.costtracker.core.eventlog.UnfitStore;
import dev.costtracker.core.ledger.StoredEvents;
import dev.costtracker.core.vault.MongoVault;
import dev.costtracker.core.vault.SqliteVault;
import dev.costtracker.core.vault.Vault;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which log a command is about: the one that options name, else the one of the server's settings. */
final class LogPlace {

    private final Surroundings surroundings;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the folder of a log in a file (default: TRACKER_DATA, else ./data)")
    private @Nullable Path data;

    @Option(
            names = "--mongodb",
            paramLabel = "URI",
            description = "the database of a log in MongoDB (default: TRACKER_MONGODB_URI, which others cannot see)")
    private @Nullable String mongodb;

    @Option(
            names = "--standalone",
            description = "take a MongoDB server outside of a replica set (default: TRACKER_MONGODB_STANDALONE)")
    private boolean standalone;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    LogPlace(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Whether an option names one. */
    boolean isNamed() {
        return data != null || mongodb != null;
    }

    StoredLog openToRead() {
        var uri = uri();
        return uri == null
                ? SqliteEventLog.openToRead(folder(), StoredEvents.codec())
                : MongoEventLog.openToRead(uri, standalone(), StoredEvents.codec());
    }

    LogExtent fill(InputStream export, CopyProgress progress) throws InterruptedException {
        var uri = uri();
        return uri == null
                ? SqliteEventLog.fill(folder(), export, StoredEvents.codec(), progress)
                : MongoEventLog.fill(uri, standalone(), export, StoredEvents.codec(), progress);
    }

    /**
     * The people's secrets that are kept with the log.
     *
     * @throws UnfitStore if there is no log
     */
    Vault openPeople() {
        openToRead().close();
        var uri = uri();
        return uri == null ? SqliteVault.open(folder()) : MongoVault.open(uri);
    }

    /** Whether a part of a log would stay there if filling it fails. */
    boolean keepsParts() {
        return uri() != null;
    }

    /** Where it is, in words, without any password. */
    String words() {
        return uri() == null ? folder().toAbsolutePath().normalize().toString() : "the database";
    }

    private @Nullable String uri() {
        if (data != null && mongodb != null) {
            throw wrongUsage("only one of --data and --mongodb can be given");
        }
        var uri = data == null ? surroundings.setting(mongodb, "TRACKER_MONGODB_URI") : null;
        if (uri != null) {
            check(uri);
        }
        return uri;
    }

    private void check(String uri) {
        try {
            MongoEventLog.check(uri);
        } catch (UnfitStore e) {
            throw wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private Path folder() {
        var folder = surroundings.setting(data == null ? null : data.toString(), "TRACKER_DATA");
        return Path.of(folder == null ? "./data" : folder);
    }

    private boolean standalone() {
        return standalone || "true".equals(surroundings.setting(null, "TRACKER_MONGODB_STANDALONE"));
    }

    /** Refuses to replace what is no file. */
    void checkOutput(@Nullable Path output) {
        if (output != null && Files.exists(output) && !Files.isRegularFile(output)) {
            throw wrongUsage("-o must name a file: " + output);
        }
    }

    ParameterException wrongUsage(String message) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
    }
}
