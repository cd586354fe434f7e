package dev.costtracker.core.eventlog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.EventCriterion;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Criteria made ready for looking up and matching in a time that does not grow with the number of alternatives: each
 * alternative is filed under one tag it asks for, or under the kinds of events it asks for.
 */
final class EventFilter {

    private static final EventFilter EVERYTHING = new EventFilter(Map.of(), true);
    private static final QualifiedName NO_TYPE = new QualifiedName("no.Type");

    private final Map<Tag, List<Alternative>> byKey;
    private final boolean everything;
    private final boolean needsScan;

    private EventFilter(Map<Tag, List<Alternative>> byKey, boolean everything) {
        this.byKey = byKey;
        this.everything = everything;
        this.needsScan = everything
                || byKey.values().stream().flatMap(List::stream).anyMatch(alternative -> alternative.tags.isEmpty());
    }

    static EventFilter everything() {
        return EVERYTHING;
    }

    static EventFilter of(Tag tag) {
        return new EventFilter(Map.of(tag, List.of(new Alternative(Set.of(), Set.of(tag)))), false);
    }

    static EventFilter of(EventCriteria criteria) {
        // "Everything" as one alternative of several is not among the flattened ones, so look before.
        var alternatives = criteria.flatten();
        if (alternatives.isEmpty() || criteria.matches(NO_TYPE, Set.of())) {
            return EVERYTHING;
        }
        return of(alternatives.stream().map(Alternative::of).toList());
    }

    static EventFilter of(Collection<Alternative> alternatives) {
        var byKey = new HashMap<Tag, List<Alternative>>();
        for (var alternative : alternatives) {
            alternative.keys().forEach(key -> byKey.computeIfAbsent(key, k -> new ArrayList<>(1))
                    .add(alternative));
        }
        return new EventFilter(byKey, false);
    }

    /** What it lets through, unless that is everything. */
    Set<Alternative> alternatives() {
        return byKey.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    }

    /** Whether it lets every event through, so that there is nothing to look up. */
    boolean isEverything() {
        return everything;
    }

    /** Whether an alternative asks for no tag of the event itself. */
    boolean needsScan() {
        return needsScan;
    }

    /** Tags of records, of which every match bears at least one. */
    Set<Tag> keys() {
        return byKey.keySet();
    }

    boolean matches(String type, Set<Tag> tags) {
        if (everything || matches(byKey.get(TagText.ofType(type)), type, tags)) {
            return true;
        }
        for (var tag : tags) {
            if (matches(byKey.get(tag), type, tags)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(@Nullable List<Alternative> alternatives, String type, Set<Tag> tags) {
        if (alternatives == null) {
            return false;
        }
        for (var alternative : alternatives) {
            if (alternative.matches(type, tags)) {
                return true;
            }
        }
        return false;
    }

    /** All of the tags, and one of the types if any are named. */
    record Alternative(Set<String> types, Set<Tag> tags) {

        private static final Comparator<Tag> LONGEST =
                Comparator.comparingInt((Tag tag) -> tag.value().length()).thenComparing(TagText::of);

        static Alternative of(EventCriterion criterion) {
            var types = new HashSet<String>();
            criterion.types().forEach(type -> types.add(type.toString()));
            return new Alternative(types, criterion.tags());
        }

        /** One tag if it asks for any: the longest, as longer names name smaller things. Else its types. */
        Set<Tag> keys() {
            var keys = new HashSet<Tag>();
            if (tags.isEmpty()) {
                types.forEach(type -> keys.add(TagText.ofType(type)));
            } else {
                keys.add(Collections.max(tags, LONGEST));
            }
            return keys;
        }

        boolean matches(String type, Set<Tag> tags) {
            return (types.isEmpty() || types.contains(type)) && tags.containsAll(this.tags);
        }
    }
}
