package dev.costtracker.api.session;

import dev.costtracker.core.team.Caller;
import dev.costtracker.projections.session.SessionQueries;
import dev.costtracker.projections.session.SessionReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the reports of the sessions that a caller may see. */
@Component
public final class Reports {

    private final SessionQueries queries;

    Reports(SessionQueries queries) {
        this.queries = queries;
    }

    /**
     * The report of a session; one that is not in sight is answered like one that is not there.
     *
     * @param session as the path has it
     * @param asOf the recorded time up to which everything counts, inclusive; null for the present
     */
    public SessionReport find(Caller caller, String session, @Nullable Instant asOf) {
        var id = Paths.session(session);
        return queries.report(caller.sight(), id, asOf).orElseThrow(() -> SessionProblems.notFound(id));
    }
}
