package dev.costtracker.core.team;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.jspecify.annotations.Nullable;

/**
 * A decision about one project, by one of its names: what it reads is all about the names, and whether sessions used them.
 *
 * @param subject the name of the project
 * @param wanted the name that it is to have; null if none is asked for
 * @param used whether a project counts that only sessions have made
 * @param rule what follows; pure
 */
record ProjectRule<C extends Record & Authored>(
        Class<C> command,
        Function<C, String> subject,
        Function<C, @Nullable String> wanted,
        boolean used,
        BiFunction<C, ProjectNaming, Decided<String>> rule)
        implements Decision<C, ProjectNaming, String> {

    private static final QualifiedName STARTED = new QualifiedName("session.SessionStarted");

    @Override
    public ProjectNaming begin(C command) {
        return ProjectNaming.NOTHING;
    }

    @Override
    public List<Reading> reads(C command, ProjectNaming state) {
        var criteria = new ArrayList<EventCriteria>();
        criteria.add(listed(command, subject.apply(command)));
        var name = wanted.apply(command);
        if (name != null) {
            criteria.add(listed(command, name));
            criteria.add(started(command, name));
        }
        return List.of(Reading.all(EventCriteria.either(criteria)));
    }

    /** One that is on the list may be there under another name, and need not have been used. */
    @Override
    public List<Reading> readsThen(C command, ProjectNaming state) {
        var name = subject.apply(command);
        return state.find(name)
                .map(project -> project.first().equals(name)
                        ? List.<Reading>of()
                        : List.of(Reading.all(listed(command, project.first()))))
                .orElseGet(() -> used ? List.of(Reading.all(started(command, name))) : List.of());
    }

    private static EventCriteria listed(Authored command, String name) {
        return EventCriteria.havingTags(TeamTags.listed(command.caller().team(), name));
    }

    private static EventCriteria started(Authored command, String name) {
        return EventCriteria.havingTags(TeamTags.within(command.caller().team(), name))
                .andBeingOneOfTypes(STARTED);
    }

    @Override
    public ProjectNaming evolve(ProjectNaming state, DomainEvent event) {
        return state.after(event);
    }

    @Override
    public Decided<String> decide(C command, ProjectNaming state) {
        return rule.apply(command, state);
    }
}
