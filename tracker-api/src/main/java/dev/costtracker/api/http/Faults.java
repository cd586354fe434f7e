package dev.costtracker.api.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects what is wrong with a request, so that its sender hears of everything at once. */
final class Faults {

    /** A hostile body of 1 MB could have a hundred thousand; nobody reads more than these. */
    private static final int MOST = 100;

    private final List<Fault> first = new ArrayList<>(0);
    private int count;

    void add(String field, String message) {
        if (count < MOST) {
            first.add(new Fault(field, message));
        }
        count++;
    }

    void addAll(Faults others) {
        others.first.forEach(fault -> add(fault.field(), fault.message()));
        count += others.count - others.first.size();
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The problem that names them all. */
    Problem problem() {
        var detail = count == 1
                ? first.getFirst().field() + " " + first.getFirst().message()
                : String.format(
                        Locale.ROOT, "%,d faults; errors names %s", count, count > MOST ? "the first " + MOST : "each");
        return Problem.of(EdgeProblems.INVALID_REQUEST, detail).errors(first);
    }
}
