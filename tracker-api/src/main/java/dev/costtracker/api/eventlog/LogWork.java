package dev.costtracker.api.eventlog;

import dev.costtracker.api.console.Progress;
import dev.costtracker.api.console.Surroundings;
import dev.costtracker.core.eventlog.CopyProgress;
import dev.costtracker.core.eventlog.LogCorrupt;
import dev.costtracker.core.eventlog.LogExtent;
import dev.costtracker.core.eventlog.LogFileBroken;
import dev.costtracker.core.eventlog.LogInUse;
import dev.costtracker.core.eventlog.LogNotEmpty;
import dev.costtracker.core.eventlog.LogUnavailable;
import dev.costtracker.core.eventlog.UnfitStore;
import dev.costtracker.core.vault.OtherSecret;
import dev.costtracker.core.vault.PeopleFileBroken;
import dev.costtracker.core.vault.VaultUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** Runs the work of a command on a log: shows how far it is, and says in one line why it did not succeed. */
final class LogWork {

    static final int DONE = 0;
    static final int FAILED = 1;

    private final Progress progress;
    private final String doing;

    /**
     * Work that has not begun.
     *
     * @param doing what is being done, in a word
     */
    LogWork(Surroundings surroundings, String doing) {
        this.progress = new Progress(surroundings.err(), surroundings.terminal());
        this.doing = doing;
    }

    /** Something that can fail. */
    @FunctionalInterface
    interface Work {
        void run(CopyProgress progress) throws IOException, InterruptedException;
    }

    /**
     * Does it.
     *
     * @param ifNot what is to be known or done if it fails; empty if there is nothing
     * @return the exit code
     */
    int run(Work work, String ifNot) throws InterruptedException {
        try {
            work.run(new Shown());
            progress.clear();
            return DONE;
        } catch (LogCorrupt | LogFileBroken | LogInUse | UnfitStore | OtherSecret | PeopleFileBroken e) {
            fail(String.valueOf(e.getMessage()), ifNot);
        } catch (LogNotEmpty e) {
            fail(
                    String.valueOf(e.getMessage()),
                    "nothing was changed; a server that starts on an empty log publishes its prices into it, so import"
                            + " before the first start, into a new folder or database");
        } catch (LogUnavailable | VaultUnavailable e) {
            fail(
                    e.getCause() == null ? String.valueOf(e.getMessage()) : e.getMessage() + ": " + reason(root(e)),
                    ifNot);
        } catch (UncheckedIOException e) {
            fail(reason(root(e)), ifNot);
        } catch (IOException e) {
            fail(reason(e), ifNot);
        }
        return FAILED;
    }

    private void fail(String why, String ifNot) {
        progress.say(why);
        if (!ifNot.isEmpty()) {
            progress.say(ifNot);
        }
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }

    /** The messages of the file system are bare names of files. */
    private static String reason(Throwable cause) {
        return (cause instanceof FileSystemException ? cause.getClass().getSimpleName() + ": " : "")
                + cause.getMessage();
    }

    /** Where something ends, in words. */
    static String words(LogExtent extent) {
        return String.format(
                Locale.ROOT,
                "up to position %d, last hash %s (%,d events in %,d records)",
                extent.events(),
                extent.lastHash(),
                extent.events(),
                extent.records());
    }

    /** The progress on standard error. */
    private final class Shown implements CopyProgress {

        private long last;

        @Override
        public void total(long events) {
            progress.start(doing, events, "events");
            last = 0;
        }

        @Override
        public void reached(long position) {
            progress.advance(position - last);
            last = position;
        }
    }
}
