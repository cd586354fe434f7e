package dev.costtracker.core.ledger;

import dev.costtracker.core.command.Commands;
import dev.costtracker.core.eventlog.AppendCounts;
import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.eventlog.LogState;
import dev.costtracker.core.eventlog.MongoEventLog;
import dev.costtracker.core.eventlog.NodeAddress;
import dev.costtracker.core.eventlog.OpenLog;
import dev.costtracker.core.eventlog.SqliteEventLog;
import dev.costtracker.core.pricing.BundledPrices;
import dev.costtracker.core.pricing.PricingRules;
import dev.costtracker.core.session.CurrentPrices;
import dev.costtracker.core.session.SessionRules;
import dev.costtracker.core.team.Accounts;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.Guard;
import dev.costtracker.core.team.Logins;
import dev.costtracker.core.team.People;
import dev.costtracker.core.team.TeamRules;
import dev.costtracker.core.vault.MongoVault;
import dev.costtracker.core.vault.SqliteVault;
import dev.costtracker.core.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.messaging.eventstreaming.StreamableEventSource;

/** One event log and the rules that write to it; any number can be open in one process, each on its own store. */
public final class Ledger implements AutoCloseable {

    private final OpenLog log;
    private final Vault vault;
    private final Directory directory;
    private final Logins logins;
    private final People people;
    private final Accounts accounts;
    private final Commands commands;

    private Ledger(OpenLog log, Vault vault, Clock clock) {
        this.log = log;
        this.vault = vault;
        this.directory = new Directory(log);
        this.logins = new Logins(log, directory, clock);
        this.people = new People(vault);
        this.accounts = new Accounts(directory, people);
        var guard = new Guard(directory);
        var rules = Stream.of(
                        guard.before(SessionRules.with(new CurrentPrices()), false),
                        guard.before(TeamRules.all(directory), true),
                        PricingRules.all().stream())
                .flatMap(each -> each)
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
        return on(
                SqliteEventLog.open(directory, StoredEvents.codec(), clock), () -> SqliteVault.open(directory), clock);
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
        return on(
                MongoEventLog.open(uri, standalone, address, StoredEvents.codec(), clock),
                () -> MongoVault.open(uri),
                clock);
    }

    /** The vault second: it lies in the log's store, which is found to be fit when the log is opened. */
    private static Ledger on(OpenLog log, Supplier<Vault> vault, Clock clock) {
        try {
            return begun(new Ledger(log, vault.get(), clock));
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    private static Ledger begun(Ledger ledger) {
        try {
            ledger.people.forgetAll(ledger.directory.erased());
            ledger.commands.send(Caller.PROGRAM, BundledPrices.load().command());
            return ledger;
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    /** The log, for reading. */
    public EventLog log() {
        return log;
    }

    /**
     * The log, for processors.
     *
     * @param floor below it nothing is read any more; it may rise
     */
    public StreamableEventSource events(LongSupplier floor) {
        return log.events(floor);
    }

    /** Who belongs where and may do what. */
    public Directory directory() {
        return directory;
    }

    /** Who is signed in. */
    public Logins logins() {
        return logins;
    }

    /** What they are called. */
    public People people() {
        return people;
    }

    /** How the log fares now. */
    public LogState state() {
        return log.state();
    }

    /** How appends have ended here since it was opened. */
    public AppendCounts appends() {
        return log.appends();
    }

    /** Who they are by their accounts. */
    public Accounts accounts() {
        return accounts;
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
        vault.close();
    }
}
