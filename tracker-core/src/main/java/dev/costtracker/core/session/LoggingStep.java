package dev.costtracker.core.session;

import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.session.InteractionEvent.InteractionAmended;
import dev.costtracker.core.session.InteractionEvent.InteractionLogged;
import dev.costtracker.core.session.LoggingResult.Outcome;
import dev.costtracker.core.session.SessionRejection.InteractionConflict;
import dev.costtracker.core.session.SessionRejection.InteractionIdsClash;
import dev.costtracker.core.session.SessionRejection.SessionHasEnded;
import dev.costtracker.core.session.SessionRejection.SessionNotFound;
import dev.costtracker.core.session.SessionRejection.TooManyAliases;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Decides requests to log one after the other, each on what the ones before it have left. */
final class LoggingStep {

    /** The most other ids an interaction is ever known by. */
    static final int MOST_KNOWN_ALIASES = 16;

    private final Caller caller;
    private final LoggingState state;
    private final boolean dryRun;
    private final List<DomainEvent> events = new ArrayList<>();

    LoggingStep(Caller caller, LoggingState state, boolean dryRun) {
        this.caller = caller;
        this.state = state;
        this.dryRun = dryRun;
    }

    List<DomainEvent> events() {
        return events;
    }

    LoggingResult decide(LogInteraction item) {
        var life = state.lives().get(item.session());
        if (life == null || !life.isFor(caller)) {
            return refused(item, new SessionNotFound(item.session()));
        }
        var matches = item.ids()
                .map(state.known()::get)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        if (matches.size() > 1) {
            return clash(item, matches.get(0), matches.get(1));
        }
        return matches.isEmpty() ? decideNew(item, life) : decideCopy(item, matches.getFirst());
    }

    private LoggingResult decideNew(LogInteraction item, LifeCycle life) {
        var tooLate = LifeCycle.endedBefore(life, item.content().occurredAt());
        if (tooLate.isPresent()) {
            return refused(item, new SessionHasEnded(item.session(), tooLate.get()));
        }
        var cost = state.prices().cost(item.content().billable());
        var aliases = item.aliases().stream()
                .distinct()
                .filter(alias -> !alias.equals(item.id()))
                .toList();
        var logged = new InteractionLogged(
                caller.team(), item.session(), life.project(), item.id(), aliases, item.content(), cost);
        events.add(logged);
        state.put(LoggingState.known(logged));
        return new LoggingResult(item.id(), item.session(), Outcome.LOGGED, item.content(), cost, null);
    }

    private LoggingResult decideCopy(LogInteraction item, KnownInteraction known) {
        var resemblance = Resemblance.of(known, item.content(), item.timed());
        if (resemblance.differs() && onlyAliasesMeet(item, known)) {
            return clash(item, item.id(), name(item, known));
        }
        if (!state.isFor(caller, known)) {
            return resemblance == Resemblance.OTHER ? conflict(item, known) : duplicateOfAnothers(item);
        }
        boolean refused = resemblance.differs() && item.onConflict() == OnConflict.REFUSE;
        if (refused || (known.isVoid() && resemblance == Resemblance.OTHER)) {
            return conflict(item, known);
        }
        var fresh = item.ids()
                .filter(id -> known.ids().noneMatch(id::equals))
                .distinct()
                .toList();
        if (known.aliases().size() + fresh.size() > MOST_KNOWN_ALIASES) {
            return refused(item, new TooManyAliases(known.id(), MOST_KNOWN_ALIASES));
        }
        if (known.isVoid()) {
            return duplicate(known);
        }
        var tooLate = LifeCycle.endedBefore(
                state.lives().get(known.session()), item.content().occurredAt());
        if (resemblance == Resemblance.OTHER && item.timed() && tooLate.isPresent()) {
            return refused(item, new SessionHasEnded(known.session(), tooLate.get()));
        }
        return switch (resemblance) {
            case OTHER ->
                amend(
                        known,
                        fresh,
                        Amendment.replaced(known, item, state.prices()),
                        Resemblance.reason(known.content(), item.content()));
            case BETTER_EVIDENCE ->
                amend(known, fresh, Amendment.completed(known, item, state.prices()), "better evidence");
            case SAME, SMALLER_COPY ->
                fresh.isEmpty() ? duplicate(known) : amend(known, fresh, Amendment.unchanged(known), "new alias");
        };
    }

    /** A shared request id alone makes one interaction of two answers only if both say the same. */
    private static boolean onlyAliasesMeet(LogInteraction item, KnownInteraction known) {
        return known.ids().noneMatch(item.id()::equals) && !item.aliases().contains(known.id());
    }

    private LoggingResult clash(LogInteraction item, KnownInteraction one, KnownInteraction other) {
        return clash(item, name(item, one), name(item, other));
    }

    /** The first id of an interaction, or, to who may not see it, the one that they have sent. */
    private InteractionId name(LogInteraction item, KnownInteraction known) {
        return state.isFor(caller, known)
                ? known.id()
                : item.ids()
                        .filter(id -> known.ids().anyMatch(id::equals))
                        .findFirst()
                        .orElse(item.id());
    }

    private static LoggingResult clash(LogInteraction item, InteractionId one, InteractionId other) {
        return new LoggingResult(
                item.id(), item.session(), Outcome.CONFLICT, null, null, new InteractionIdsClash(one, other));
    }

    private LoggingResult amend(KnownInteraction known, List<InteractionId> fresh, Amendment amendment, String reason) {
        var aliases = Stream.concat(known.aliases().stream(), fresh.stream()).toList();
        var amended = new InteractionAmended(
                caller.team(),
                known.session(),
                known.project(),
                known.id(),
                aliases,
                amendment.content(),
                amendment.cost(),
                reason);
        events.add(amended);
        state.put(state.known(amended));
        return new LoggingResult(
                known.id(), known.session(), Outcome.AMENDED, amendment.content(), amendment.cost(), null);
    }

    private static LoggingResult duplicate(KnownInteraction known) {
        return known.isVoid()
                ? new LoggingResult(known.id(), known.session(), Outcome.DUPLICATE, null, null, null)
                : new LoggingResult(
                        known.id(), known.session(), Outcome.DUPLICATE, known.content(), known.cost(), null);
    }

    /** Who may not see what is logged gets back what they sent, at the price that it would have; it may be less than is logged. */
    private LoggingResult duplicateOfAnothers(LogInteraction item) {
        var cost = state.prices().cost(item.content().billable());
        return new LoggingResult(item.id(), null, Outcome.DUPLICATE, item.content(), cost, null);
    }

    /** Who may not read what is logged is told no more than that it is there. */
    private LoggingResult conflict(LogInteraction item, KnownInteraction known) {
        boolean theirs = state.isFor(caller, known);
        boolean shown = theirs && caller.is(Standing.MEMBER);
        var id = name(item, known);
        return new LoggingResult(
                id,
                theirs ? known.session() : null,
                Outcome.CONFLICT,
                shown ? known.content() : null,
                shown ? known.cost() : null,
                new InteractionConflict(id, shown ? known : null, item.content()));
    }

    /** In a dry run the session may be one that the sender is yet to start, so the cost is told all the same. */
    private LoggingResult refused(LogInteraction item, SessionRejection rejection) {
        if (!dryRun) {
            return new LoggingResult(item.id(), item.session(), Outcome.REFUSED, null, null, rejection);
        }
        var cost = state.prices().cost(item.content().billable());
        return new LoggingResult(item.id(), item.session(), Outcome.REFUSED, item.content(), cost, rejection);
    }
}
