package dev.costtracker.projections.views;

import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.eventlog.LoggedEvent;
import dev.costtracker.core.ledger.Ledger;
import dev.costtracker.core.ledger.StoredEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.StreamableEventSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The views of one log: keeps them folded, builds them anew, and answers from them.
 *
 * <p>Several nodes may do so on one store; each generation is folded by one of them, whoever has the claim.
 */
public final class Views implements ViewReader, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Views.class);

    private static final long LOOK_AGAIN_NANOS = 5_000_000;
    private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

    private final ViewStore store;
    private final EventLog log;
    private final Function<LongSupplier, StreamableEventSource> events;
    private final Set<QualifiedName> names;
    private final List<View> views;
    private final Settings settings;
    private final String node = UUID.randomUUID().toString();
    private final Map<String, Projector> projectors = new ConcurrentHashMap<>();
    private final Map<String, Long> replacedSince = new HashMap<>();
    private final Map<String, Generations> known = new ConcurrentHashMap<>();
    private final ScheduledExecutorService rounds;
    private volatile long lastHead;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    /**
     * How views are kept.
     *
     * @param term how long a node that is gone keeps its claim
     * @param round how often the generations are looked after
     * @param keep how long a generation is kept after it was replaced, for those who still read it
     * @param fresh how long a reader waits for what this node knows to be in the log
     */
    public record Settings(Duration term, Duration round, Duration keep, Duration fresh) {

        /** For real use. */
        public static final Settings USUAL = new Settings(
                Duration.ofSeconds(4), Duration.ofMillis(250), Duration.ofMinutes(1), Duration.ofMillis(200));
    }

    private Views(
            ViewStore store,
            EventLog log,
            Function<LongSupplier, StreamableEventSource> events,
            Set<QualifiedName> names,
            List<View> views,
            Settings settings) {
        this.store = store;
        this.log = log;
        this.events = events;
        this.names = names;
        this.lastHead = log.head();
        this.views = List.copyOf(views);
        this.settings = settings;
        this.rounds = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("views").factory());
    }

    /**
     * Opens views on a ledger's log.
     *
     * @throws ViewsUnavailable if the store does not answer
     */
    public static Views open(ViewStore store, Ledger ledger, List<View> views, Settings settings) {
        var names = StoredEvents.TYPES.stream()
                .map(type -> new QualifiedName(type.name()))
                .collect(Collectors.toUnmodifiableSet());
        return open(store, ledger.log(), ledger::events, names, views, settings);
    }

    /**
     * Opens views on a log. What is not there is built; until then it does not answer.
     *
     * @param events the same log for processors, from a position on that may rise
     * @param names every kind of event there is
     * @throws ViewsUnavailable if the store does not answer
     */
    public static Views open(
            ViewStore store,
            EventLog log,
            Function<LongSupplier, StreamableEventSource> events,
            Set<QualifiedName> names,
            List<View> views,
            Settings settings) {
        var opened = new Views(store, log, events, names, views, settings);
        opened.dropForeign();
        opened.awaitAnswers();
        long millis = settings.round.toMillis();
        var unused = opened.rounds.scheduleWithFixedDelay(opened::lookSafely, millis, millis, TimeUnit.MILLISECONDS);
        return opened;
    }

    /** A log that was put back to an earlier state, or another one, has not got what these were folded from. */
    private void dropForeign() {
        for (var view : views) {
            for (var generation : Generations.of(view, store.generations()).all()) {
                if (!isOf(generation)) {
                    LOG.atWarn()
                            .addKeyValue("view", generation.id())
                            .addKeyValue("position", generation.position())
                            .log("a view was folded from another log than this one, and is built anew");
                    store.drop(generation, view);
                }
            }
        }
    }

    /** A young log is folded at once, so that nobody is told to wait; an old one takes its time. */
    private void awaitAnswers() {
        var unused = await(
                () -> {
                    look();
                    return known.values().stream().allMatch(view -> view.live().isPresent());
                },
                FIRST_LOOK);
    }

    private boolean isOf(Generation generation) {
        long position = generation.position();
        if (position == 0) {
            return true;
        }
        var last = new ArrayList<LoggedEvent>(1);
        if (reached(position)) {
            log.readAll(position - 1, position, last::add);
        }
        return !last.isEmpty() && last.getFirst().id().equals(generation.lastEvent());
    }

    private boolean reached(long position) {
        try {
            return log.awaitHead(position, Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ViewsUnavailable("interrupted before the views were opened", e);
        }
    }

    private void lookSafely() {
        try {
            look();
        } catch (ViewsUnavailable e) { // the next round looks again, and health shows what a reader meets
            LOG.debug("the views could not be looked after", e);
        }
    }

    /** One round: begins, folds, switches to and drops generations as their states ask for. */
    private void look() {
        long headBefore = lastHead;
        lastHead = log.head();
        var everything = store.generations();
        for (var view : views) {
            var generations = Generations.of(view, everything);
            if (generations.isStale()) {
                store.begin(view, generations.nextNumber());
                generations = Generations.of(view, store.generations());
            }
            var all = generations;
            known.put(view.name(), all);
            all.folded()
                    .forEach(generation -> projectors.computeIfAbsent(generation.id(), id -> begin(view, generation)));
            all.building().ifPresent(building -> switchIfCaughtUp(building, headBefore));
            all.replaced().forEach(generation -> retire(view, generation));
        }
        stopWhatIsGone();
    }

    /** Another node may have dropped a generation before this one saw that it was replaced. */
    private void stopWhatIsGone() {
        var there = known.values().stream()
                .flatMap(generations -> generations.all().stream())
                .map(Generation::id)
                .collect(Collectors.toSet());
        for (var id : List.copyOf(projectors.keySet())) {
            if (!there.contains(id)) {
                Optional.ofNullable(projectors.remove(id)).ifPresent(Projector::close);
            }
        }
    }

    private Projector begin(View view, Generation generation) {
        var projector =
                new Projector(store, view, generation, log, events, names, node, settings.term, this::announceMove);
        projector.start();
        return projector;
    }

    private void announceMove() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** When it has got to where the log's head was a round ago. Whoever sees it first switches; more than one may. */
    private void switchIfCaughtUp(Generation building, long headBefore) {
        if (building.position() >= headBefore) {
            store.makeReady(building);
            LOG.atInfo()
                    .addKeyValue("view", building.id())
                    .addKeyValue("position", building.position())
                    .log("a view has caught up with the log and answers from now on");
        }
    }

    private void retire(View view, Generation replaced) {
        var projector = projectors.remove(replaced.id());
        if (projector != null) {
            projector.close();
        }
        long since = replacedSince.computeIfAbsent(replaced.id(), id -> System.nanoTime());
        if (System.nanoTime() - since > settings.keep.toNanos() && !store.isClaimed(replaced, settings.term)) {
            store.drop(replaced, view);
            replacedSince.remove(replaced.id());
        }
    }

    /** As near to the head of the log as the view is within a moment. */
    @Override
    public <T> T read(View view, Function<Snapshot, T> reader) {
        awaitPosition(view, log.head(), settings.fresh);
        return store.read(live(view), reader);
    }

    private Generation live(View view) {
        return generations(view)
                .live()
                .orElseThrow(() -> new ViewBeingBuilt(view.name(), state(view).built(), log.head()));
    }

    private Generations generations(View view) {
        return Optional.ofNullable(known.get(view.name()))
                .orElseThrow(() -> new IllegalArgumentException("no such view: " + view.name()));
    }

    /**
     * Waits until a view has reached a position.
     *
     * @return whether it has within the limit
     */
    public boolean awaitPosition(View view, long position, Duration limit) {
        return await(() -> position(view) >= position, limit);
    }

    /** Others' moves are not announced, so that nobody waits for long before looking again. */
    private boolean await(BooleanSupplier reached, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() - end >= 0 || !awaitMove()) {
                return false;
            }
        }
        return true;
    }

    /** A move, or a moment. */
    @SuppressWarnings("WaitNotInLoop") // who calls it looks again
    private boolean awaitMove() {
        lock.lock();
        try {
            var unused = moved.awaitNanos(LOOK_AGAIN_NANOS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Up to where a view has got: as this node has folded it, or as the store says. */
    public long position(View view) {
        return generations(view).live().map(this::position).orElse(0L);
    }

    private long position(Generation generation) {
        var projector = projectors.get(generation.id());
        if (projector != null && projector.isOwner()) {
            return projector.position();
        }
        return store.read(generation, Snapshot::position);
    }

    /** How each view fares; asks the store nothing, so that it answers when the store does not. */
    public List<ViewState> states() {
        return views.stream().map(this::state).toList();
    }

    private ViewState state(View view) {
        var generations = generations(view);
        var live = generations.live();
        var building = generations.building();
        var shown = live.or(() -> building);
        var projector = shown.map(Generation::id).map(projectors::get);
        return new ViewState(
                view.name(),
                shown.map(Generation::number).orElse(0),
                live.isPresent(),
                shown.map(this::lastKnown).orElse(0L),
                log.head(),
                building.map(Generation::number).orElse(null),
                building.map(this::lastKnown).orElse(0L),
                projector.filter(Projector::isOwner).isPresent(),
                generations.folded().stream()
                        .flatMap(generation -> Optional.ofNullable(projectors.get(generation.id())).stream())
                        .flatMap(folding -> folding.trouble().stream())
                        .map(RuntimeException::getMessage)
                        .findFirst()
                        .orElse(null));
    }

    private long lastKnown(Generation generation) {
        var projector = projectors.get(generation.id());
        return projector == null ? generation.position() : Math.max(projector.position(), generation.position());
    }

    /**
     * Builds a view anew beside the one that answers; takes the one that is being built, if one is.
     *
     * @return the number of the generation that is built
     */
    public int rebuild(View view) {
        var generations = Generations.of(view, store.generations());
        var building = generations.building();
        return building.orElseGet(() -> store.begin(view, generations.nextNumber()))
                .number();
    }

    /** The views, by whose names they are told apart. */
    public List<View> all() {
        return views;
    }

    /** Gives the claims back and closes the store. */
    @Override
    public void close() {
        rounds.shutdown();
        try {
            var unused = rounds.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        projectors.values().forEach(Projector::close);
        store.close();
    }
}
