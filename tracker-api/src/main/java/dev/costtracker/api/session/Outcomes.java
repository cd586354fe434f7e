package dev.costtracker.api.session;

import dev.costtracker.core.session.LoggingResult;
import dev.costtracker.core.session.LoggingResult.Outcome;
import java.util.Locale;

/** The outcomes of logging on the wire. */
final class Outcomes {

    private Outcomes() {}

    static String name(LoggingResult result) {
        return result.outcome().name().toLowerCase(Locale.ROOT);
    }

    /** The status that a request for this alone is answered with. */
    static int status(LoggingResult result) {
        var rejection = result.rejection();
        if (rejection != null) {
            return SessionProblems.of(rejection).type().status();
        }
        return result.outcome() == Outcome.LOGGED ? 201 : 200;
    }
}
