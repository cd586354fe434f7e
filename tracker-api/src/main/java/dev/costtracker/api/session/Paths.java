package dev.costtracker.api.session;

import dev.costtracker.api.http.Problem;
import dev.costtracker.core.Ids;
import dev.costtracker.core.session.EntryId;
import dev.costtracker.core.session.InteractionId;
import dev.costtracker.core.session.SessionId;

/** Takes ids from paths: what can't be an id is not the id of anything. */
final class Paths {

    private Paths() {}

    static SessionId session(String id) {
        if (!Ids.isId(id)) {
            throw Problem.of(SessionProblems.SESSION_NOT_FOUND, "no session has an id like this")
                    .exception();
        }
        return new SessionId(id);
    }

    static InteractionId interaction(String id) {
        if (!Ids.isId(id)) {
            throw Problem.of(SessionProblems.INTERACTION_NOT_FOUND, "no interaction has an id like this")
                    .exception();
        }
        return new InteractionId(id);
    }

    static EntryId entry(String id) {
        if (!Ids.isId(id)) {
            throw Problem.of(SessionProblems.ENTRY_NOT_FOUND, "no entry has an id like this")
                    .exception();
        }
        return new EntryId(id);
    }
}
