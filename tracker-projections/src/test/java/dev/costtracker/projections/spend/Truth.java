package dev.costtracker.projections.spend;

import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.eventlog.LoggedEvent;
import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.pricing.ModelName;
import dev.costtracker.core.session.Interaction;
import dev.costtracker.core.session.InteractionEvent;
import dev.costtracker.core.session.InteractionEvent.InteractionAmended;
import dev.costtracker.core.session.InteractionEvent.InteractionLogged;
import dev.costtracker.core.session.InteractionEvent.InteractionVoided;
import dev.costtracker.core.session.LifeCycleEvent;
import dev.costtracker.core.session.LifeCycleEvent.SessionEnded;
import dev.costtracker.core.session.LifeCycleEvent.SessionResumed;
import dev.costtracker.core.session.LifeCycleEvent.SessionStarted;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.projections.session.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a log says of spend, found the plain way: all interactions as they are now, summed whenever a sum is asked for. */
final class Truth {

    private final Map<List<String>, Now> interactions = new HashMap<>();
    private final Map<List<String>, Life> lives = new HashMap<>();
    private final Map<List<String>, List<InteractionLogged>> logged = new HashMap<>();

    /** An interaction as it is now. */
    record Now(InteractionEvent event, Interaction content, Cost cost, MemberId user) {

        Tally tally() {
            return Tally.of(content.usage(), cost);
        }

        String model() {
            return Truth.model(content, cost);
        }

        /** As metrics name it. */
        String label() {
            return Truth.label(content, cost);
        }

        String team() {
            return event.team().value();
        }
    }

    /** A session's life so far. */
    record Life(SessionStarted started, long position, List<LifeCycleEvent> changes) {

        boolean ended() {
            return !changes.isEmpty() && changes.getLast() instanceof SessionEnded;
        }

        long ends() {
            return changes.stream().filter(SessionEnded.class::isInstance).count();
        }

        Duration closed() {
            var sum = Duration.ZERO;
            var since = started.startedAt();
            for (var change : changes) {
                switch (change) {
                    case SessionEnded e -> sum = sum.plus(Duration.between(since, e.endedAt()));
                    case SessionResumed e -> since = e.resumedAt();
                    case SessionStarted e -> throw new IllegalStateException("started twice: " + e.session());
                }
            }
            return sum;
        }
    }

    static Truth of(EventLog log) {
        var truth = new Truth();
        log.readAll(0, log.head(), truth::apply);
        return truth;
    }

    private static String model(Interaction content, Cost cost) {
        var price = cost.price();
        return price == null ? ModelName.plain(content.model()) : price.model();
    }

    private static String label(Interaction content, Cost cost) {
        return cost.status() == Cost.Status.PRICED ? model(content, cost) : "other";
    }

    private void apply(LoggedEvent event) {
        switch (event.payload()) {
            case SessionStarted e ->
                lives.put(key(e.team().value(), e.session().value()), new Life(e, event.position(), new ArrayList<>()));
            case LifeCycleEvent e ->
                life(e.team().value(), e.session().value()).changes.add(e);
            case InteractionLogged e -> {
                var user = life(e.team().value(), e.session().value()).started.user();
                interactions.put(id(e), new Now(e, e.content(), e.cost(), user));
                logged.computeIfAbsent(
                                key(e.team().value(), e.project(), label(e.content(), e.cost())),
                                key -> new ArrayList<>())
                        .add(e);
            }
            case InteractionAmended e ->
                interactions.computeIfPresent(id(e), (id, now) -> new Now(e, e.content(), e.cost(), now.user));
            case InteractionVoided e -> interactions.remove(id(e));
            default -> {} // nothing that is spent
        }
    }

    private Life life(String team, String session) {
        var life = lives.get(key(team, session));
        if (life == null) {
            throw new IllegalStateException("not started: " + session);
        }
        return life;
    }

    private static List<String> id(InteractionEvent e) {
        return key(e.team().value(), e.interaction().value());
    }

    static List<String> key(String... parts) {
        return List.of(parts);
    }

    Map<List<String>, Now> interactions() {
        return interactions;
    }

    Map<List<String>, Life> lives() {
        return lives;
    }

    Map<List<String>, List<InteractionLogged>> logged() {
        return logged;
    }

    Tally of(String team, String session) {
        return sum(interactions.values().stream()
                .filter(now ->
                        now.team().equals(team) && now.event.session().value().equals(session)));
    }

    /** Sums in groups; groups without interactions are left out. */
    <K> Map<K, Tally> by(Collection<Now> some, Function<Now, K> group) {
        return some.stream()
                .collect(Collectors.groupingBy(
                        group,
                        TreeMap::new,
                        Collectors.mapping(Now::tally, Collectors.reducing(Tally.NONE, Tally::plus))));
    }

    static Tally sum(Stream<Now> some) {
        return some.map(Now::tally).reduce(Tally.NONE, Tally::plus);
    }

    static boolean isWithin(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
