package dev.costtracker.core.team;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.team.TeamRejection.AccessChanged;
import dev.costtracker.core.team.TeamRejection.AccessLost;
import dev.costtracker.core.team.TeamRejection.TeamIsArchived;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/**
 * Has every command judged by what its sender may do at the moment at which its events are appended.
 *
 * <p>The directory says what they may do up to a position; nothing about them may follow in the log until the append.
 */
public final class Guard {

    private final Directory directory;

    public Guard(Directory directory) {
        this.directory = directory;
    }

    /**
     * The same rules, behind the guard; a rule whose commands have no sender is left as it is.
     *
     * @param archivedToo whether they hold in an archived team
     */
    public Stream<Decision<?, ?, ?>> before(List<Decision<?, ?, ?>> rules, boolean archivedToo) {
        return rules.stream().map(rule -> before(rule, archivedToo));
    }

    private <C extends Record, S, R> Decision<?, ?, ?> before(Decision<C, S, R> rule, boolean archivedToo) {
        return Authored.class.isAssignableFrom(rule.command()) ? new Guarded<>(rule, directory, archivedToo) : rule;
    }

    private record Guarded<C extends Record, S, R>(Decision<C, S, R> rule, Directory directory, boolean archivedToo)
            implements Decision<C, S, R> {

        @Override
        public Class<C> command() {
            return rule.command();
        }

        @Override
        public List<Reading> restsOn(C command) {
            var caller = caller(command);
            var about = EventCriteria.either(
                    EventCriteria.havingTags(TeamTags.about(caller.team())),
                    EventCriteria.havingTags(TeamTags.person(caller.member())),
                    EventCriteria.havingTags(TeamTags.key(caller.key())));
            var guarded = new Reading(about, directory.catchUp());
            return Stream.concat(Stream.of(guarded), rule.restsOn(command).stream())
                    .toList();
        }

        @Override
        public S begin(C command) {
            return rule.begin(command);
        }

        @Override
        public List<Reading> reads(C command, S state) {
            return rule.reads(command, state);
        }

        @Override
        public List<Reading> readsThen(C command, S state) {
            return rule.readsThen(command, state);
        }

        @Override
        public S evolve(S state, DomainEvent event) {
            return rule.evolve(state, event);
        }

        @Override
        public void remember(S state, long head) {
            rule.remember(state, head);
        }

        @Override
        public Decided<R> decide(C command, S state) {
            var caller = caller(command);
            var standing = directory.standing(caller).orElseThrow(AccessLost::new);
            if (standing != caller.standing()) {
                throw new AccessChanged();
            }
            if (!archivedToo
                    && directory.team(caller.team()).filter(Team::archived).isPresent()) {
                throw new TeamIsArchived(caller.team());
            }
            return rule.decide(command, state);
        }

        private static Caller caller(Record command) {
            return ((Authored) command).caller();
        }
    }
}
