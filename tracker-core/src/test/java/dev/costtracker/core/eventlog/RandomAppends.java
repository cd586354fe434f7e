package dev.costtracker.core.eventlog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** What random callers append, and on what condition: events on few things, so that they often conflict. */
final class RandomAppends {

    private static final List<String> THINGS = List.of("a", "b", "c", "d");

    private final Random random;
    private int events;

    RandomAppends(Random random) {
        this.random = random;
    }

    EventCriteria criteria() {
        var alternatives = new HashSet<EventCriteria>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            alternatives.add(alternative());
        }
        return EventCriteria.either(alternatives);
    }

    private EventCriteria alternative() {
        var tags = new HashSet<Tag>();
        for (int i = random.nextInt(3); i > 0; i--) {
            tags.add(Samples.on(thing()));
        }
        var having = EventCriteria.havingTags(tags);
        return switch (random.nextInt(3)) {
            case 0 -> having.andBeingOneOfTypes(new QualifiedName("sample.Closed"));
            case 1 -> having.andBeingOneOfTypes(new QualifiedName("sample.Noted"), new QualifiedName("sample.Closed"));
            default -> having;
        };
    }

    /** One to three events; no two events of one instance are the same. */
    List<EncodedEvent> events() {
        var made = new ArrayList<EncodedEvent>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            var event = random.nextInt(4) == 0
                    ? new Samples.Closed(thing())
                    : new Samples.Noted("n", List.of(thing(), thing()));
            made.add(Samples.encoded("event-" + events++, event));
        }
        return made;
    }

    private String thing() {
        return THINGS.get(random.nextInt(THINGS.size()));
    }
}
