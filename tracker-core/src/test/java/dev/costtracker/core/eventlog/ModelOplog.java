package dev.costtracker.core.eventlog;

import java.util.NavigableMap;
import java.util.TreeMap;

/** A member's oplog: how far it goes, how far it is in the journal, how far it is known to be on a majority. */
final class ModelOplog {

    private final TreeMap<Long, OplogEntry> documents = new TreeMap<>();
    private final TreeMap<Long, LogRecord> onMajority = new TreeMap<>();
    private OplogEntry tip = OplogEntry.ROOT;
    private OplogEntry journaled = OplogEntry.ROOT;
    private OplogEntry committed = OplogEntry.ROOT;

    OplogEntry tip() {
        return tip;
    }

    OplogEntry journaled() {
        return journaled;
    }

    OplogEntry committed() {
        return committed;
    }

    boolean isAllCommitted() {
        return committed == tip;
    }

    /** All there is, whether it will stay or not. */
    NavigableMap<Long, OplogEntry> documents() {
        return documents;
    }

    /** What is known to be on a majority; this stays. */
    NavigableMap<Long, LogRecord> onMajority() {
        return onMajority;
    }

    /** Goes on, or takes back what the new end does not have and goes on from there. */
    void moveTo(OplogEntry newTip) {
        var fork = tip.fork(newTip);
        if (fork.index() < committed.index()) {
            throw new IllegalStateException("what is on a majority would be taken back");
        }
        for (var gone : tip.since(fork)) {
            if (gone.record() != null) {
                documents.remove(gone.record().position());
            }
        }
        for (var come : newTip.since(fork)) {
            if (come.record() != null) {
                documents.put(come.record().position(), come);
            }
        }
        tip = newTip;
        if (!journaled.isIn(tip)) {
            journaled = fork;
        }
    }

    void journal() {
        journaled = tip;
    }

    /** Takes note that an entry is on a majority, as far as it is here; false if that is nothing new. */
    boolean commit(OplogEntry entry) {
        var here = entry.index() <= tip.index() ? entry : tip;
        if (here.index() <= committed.index() || !here.isIn(tip) || !here.isIn(entry)) {
            return false;
        }
        for (var each : here.since(committed)) {
            if (each.record() != null) {
                onMajority.put(each.record().position(), each.record());
            }
        }
        committed = here;
        return true;
    }

    /** Goes back to the journal, after a crash; true if something is lost. What others have on a majority it must learn again. */
    boolean recover() {
        var lost = tip != journaled;
        var known = committed.fork(journaled);
        for (var unsure : committed.since(known)) {
            if (unsure.record() != null) {
                onMajority.remove(unsure.record().position());
            }
        }
        committed = known;
        moveTo(journaled);
        return lost;
    }
}
