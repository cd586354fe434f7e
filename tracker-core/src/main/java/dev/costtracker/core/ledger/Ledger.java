package dev.costtracker.core.ledger;

import dev.costtracker.core.command.Commands;
import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.eventlog.MongoEventLog;
import dev.costtracker.core.eventlog.NodeAddress;
import dev.costtracker.core.eventlog.OpenLog;
import dev.costtracker.core.eventlog.SqliteEventLog;
import dev.costtracker.core.pricing.BundledPrices;
import dev.costtracker.core.pricing.PricingRules;
import dev.costtracker.core.session.CurrentPrices;
import dev.costtracker.core.session.SessionRules;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.TeamId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** One event log and the rules that write to it; any number can be open in one process, each on its own store. */
public final class Ledger implements AutoCloseable {

    /** On whose behalf a starting server publishes the prices it came with. */
    private static final Caller PROGRAM = new Caller(TeamId.DEFAULT, new MemberId("program"), "none");

    private final OpenLog log;
    private final Commands commands;

    private Ledger(OpenLog log, Clock clock) {
        this.log = log;
        var rules = Stream.of(SessionRules.with(new CurrentPrices()), PricingRules.all())
                .flatMap(List::stream)
                .toList();
        this.commands = Commands.on(log.storageEngine(), StoredEvents.TYPES, rules, clock);
    }

    /**
     * Opens the ledger of a data directory and publishes what is new in the bundled price book.
     *
     * @throws dev.costtracker.core.eventlog.LogInUse if another process has it open
     * @throws dev.costtracker.core.eventlog.LogCorrupt if its log is broken
     */
    public static Ledger open(Path directory, Clock clock) {
        return on(SqliteEventLog.open(directory, StoredEvents.codec(), clock), clock);
    }

    /**
     * Opens the ledger of a MongoDB database, which other servers may have open too, and publishes what is new in the
     * bundled price book.
     *
     * @param uri a connection string that names the database
     * @param standalone whether a server that is no member of a replica set will do; for trials
     * @param address where other servers reach this one
     * @throws dev.costtracker.core.eventlog.AddressUnusable if this one cannot listen there
     * @throws dev.costtracker.core.eventlog.UnfitStore if a log would not be safe there
     * @throws dev.costtracker.core.eventlog.LogUnavailable if the database does not answer
     * @throws dev.costtracker.core.eventlog.LogCorrupt if its log is broken
     */
    public static Ledger open(String uri, boolean standalone, NodeAddress address, Clock clock) {
        return on(MongoEventLog.open(uri, standalone, address, StoredEvents.codec(), clock), clock);
    }

    private static Ledger on(OpenLog log, Clock clock) {
        var ledger = new Ledger(log, clock);
        ledger.commands.send(PROGRAM, BundledPrices.load().command());
        return ledger;
    }

    /** The log, for reading. */
    public EventLog log() {
        return log;
    }

    /** Where commands go. */
    public Commands commands() {
        return commands;
    }

    /**
     * Recomputes the log's chain of hashes.
     *
     * @return the position up to which it is whole
     * @throws dev.costtracker.core.eventlog.LogCorrupt naming the first position that is not
     */
    public long verify() {
        return log.verify(position -> {});
    }

    @Override
    public void close() {
        commands.close();
        log.close();
    }
}
