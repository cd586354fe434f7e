package dev.costtracker.core.eventlog;

import java.util.EnumMap;
import java.util.Map;

/** How often what has happened. */
final class Incidents {

    private final Map<Incident, Integer> counts = new EnumMap<>(Incident.class);

    void count(Incident incident) {
        counts.merge(incident, 1, Integer::sum);
    }

    void add(Incidents others) {
        others.counts.forEach((incident, count) -> counts.merge(incident, count, Integer::sum));
    }

    int of(Incident incident) {
        return counts.getOrDefault(incident, 0);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
