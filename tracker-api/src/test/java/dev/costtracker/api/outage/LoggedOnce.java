package dev.costtracker.api.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.ledger.Ledger;
import dev.costtracker.core.session.InteractionEvent.InteractionLogged;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** What must hold of a log whatever happened to its servers. */
final class LoggedOnce {

    private LoggedOnce() {}

    /**
     * What was acknowledged is in the log once, what was not answered at most once, nothing else is, and the chain of hashes
     * is whole.
     *
     * @param prefix of the ids of the interactions that are looked at
     */
    static void check(Ledger ledger, String prefix, Set<String> acknowledged, Set<String> unanswered) {
        Map<String, Integer> logged = new TreeMap<>();
        var next = new AtomicLong();
        ledger.verify();
        ledger.log().readAll(0, Long.MAX_VALUE, event -> {
            assertThat(event.position()).isEqualTo(next.getAndIncrement());
            if (event.payload() instanceof InteractionLogged interaction
                    && interaction.interaction().value().startsWith(prefix)) {
                logged.merge(interaction.interaction().value(), 1, Integer::sum);
            }
        });
        assertThat(next.get()).isEqualTo(ledger.log().head());
        assertThat(logged.values()).as("times an interaction is logged").containsOnly(1);
        assertThat(logged.keySet()).containsAll(acknowledged);
        assertThat(logged.keySet()).allMatch(id -> acknowledged.contains(id) || unanswered.contains(id));
    }
}
