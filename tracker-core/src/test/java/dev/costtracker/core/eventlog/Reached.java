package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.History.Answer;
import java.util.TreeMap;
import java.util.function.Predicate;

/** How far a log was known to reach, at each step of a history: by what was acknowledged, and by what was read. */
final class Reached {

    private final TreeMap<Long, Long> bySteps = new TreeMap<>();

    /**
     * What was known somewhere.
     *
     * @param node on which nodes
     */
    Reached(History history, Predicate<String> node) {
        for (var read : history.reads()) {
            if (node.test(read.node())) {
                bySteps.put(read.over(), read.to());
            }
        }
        for (var append : history.asked()) {
            if (append.answer() == Answer.ACKNOWLEDGED && node.test(append.node())) {
                bySteps.put(append.over(), append.end());
            }
        }
        long most = 0;
        for (var mark : bySteps.entrySet()) {
            most = Math.max(most, mark.getValue());
            mark.setValue(most);
        }
    }

    /** How far it was known to reach before a step. */
    long before(long step) {
        var last = bySteps.lowerEntry(step);
        return last == null ? 0 : last.getValue();
    }
}
