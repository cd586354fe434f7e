package dev.costtracker.api.session;

import dev.costtracker.api.http.Problem;
import dev.costtracker.api.http.ProblemException;
import dev.costtracker.api.http.ProblemType;
import dev.costtracker.core.session.InteractionId;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.session.SessionRejection;
import dev.costtracker.core.session.SessionRejection.InteractionConflict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The problems of sessions and what is in them. */
final class SessionProblems {

    static final ProblemType SESSION_NOT_FOUND = new ProblemType(
            "session-not-found",
            404,
            "There is no such session",
            "The team of the key has no session with this id. Start it with POST /api/v1/sessions first.",
            "there is no session 2026-11-24-auth");

    static final ProblemType INTERACTION_NOT_FOUND = new ProblemType(
            "interaction-not-found",
            404,
            "There is no such interaction",
            "The team of the key has no interaction with this id or alias.",
            "there is no interaction msg_01Hx");

    static final ProblemType ENTRY_NOT_FOUND = new ProblemType(
            "entry-not-found",
            404,
            "There is no such entry",
            "The session's journal has no entry with this id.",
            "there is no entry e-1");

    static final ProblemType SESSION_EXISTS = new ProblemType(
            "session-exists",
            409,
            "A session with this id exists",
            """
            The id belongs to a session with another name, project, focus area or start. Repeat the first content to get \
            200, or choose another id.""",
            "session 2026-11-24-auth exists with other content");

    static final ProblemType SESSION_ENDED = new ProblemType(
            "session-ended",
            409,
            "The session has ended",
            """
            What happened before the end may still be logged; for what happened later, resume the session first. An ended \
            session can't be ended at another time.""",
            "session 2026-11-24-auth ended at 2026-11-24T10:45:00Z; resume it to log what happened later");

    static final ProblemType TIMES_OUT_OF_ORDER = new ProblemType(
            "times-out-of-order",
            409,
            "The times are out of order",
            "A session can't end before it began, and can't go on before it ended.",
            "the session would end at 2026-11-24T08:00:00Z, which is before 2026-11-24T09:30:00Z");

    static final ProblemType INTERACTION_CONFLICT = new ProblemType(
            "interaction-conflict",
            409,
            "The interaction is logged with other content",
            """
            The id, or one of the aliases, belongs to an interaction with other content. The members "existing" and \
            "submitted" hold both, or only what was sent, if the key may not read what is logged. Nothing was written.

            If the new content is the better one, amend the interaction (POST /api/v1/interactions/{id}/amend), or log it \
            with "onConflict": "amend". The old content stays in the history.""",
            "interaction msg_01Hx is logged with other content");

    static final ProblemType INTERACTION_IDS_CLASH = new ProblemType(
            "interaction-ids-clash",
            409,
            "The ids belong to two interactions",
            """
            The id and the aliases of one request are known, but as two different interactions. Void one of the two, or \
            leave out the alias.""",
            "the ids given belong to two interactions: msg_01Hx and req_011C");

    static final ProblemType TOO_MANY_ALIASES = new ProblemType(
            "too-many-aliases",
            409,
            "The interaction has too many aliases",
            "One request is known by at most 16 other ids in all.",
            "interaction msg_01Hx has 16 aliases, the most there can be");

    static final ProblemType INTERACTION_VOID = new ProblemType(
            "interaction-void",
            409,
            "The interaction is void",
            "A void interaction is in no total and can't change any more.",
            "interaction msg_01Hx is void");

    static final ProblemType ENTRY_EXISTS = new ProblemType(
            "entry-exists",
            409,
            "An entry with this id exists",
            "The id belongs to an entry of the session with other content. Choose another id.",
            "entry e-1 exists with other content");

    static final ProblemType ENTRY_NEVER_DONE = new ProblemType(
            "entry-never-done",
            409,
            "Entries of this kind are never done",
            "Only a next-optimization, blocker, question or action-item can be done.",
            "entry e-1 is not a next-optimization, blocker, question or action-item");

    static final List<ProblemType> ALL = List.of(
            SESSION_NOT_FOUND,
            INTERACTION_NOT_FOUND,
            ENTRY_NOT_FOUND,
            SESSION_EXISTS,
            SESSION_ENDED,
            TIMES_OUT_OF_ORDER,
            INTERACTION_CONFLICT,
            INTERACTION_IDS_CLASH,
            TOO_MANY_ALIASES,
            INTERACTION_VOID,
            ENTRY_EXISTS,
            ENTRY_NEVER_DONE);

    private static final Map<String, ProblemType> BY_CODE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(ProblemType::code, Function.identity()));

    private SessionProblems() {}

    /** The problem for a refusal; that of a conflict has both contents. */
    static Problem of(SessionRejection rejection) {
        var type = Optional.ofNullable(BY_CODE.get(rejection.code()))
                .orElseThrow(() -> new IllegalStateException("no problem has the code " + rejection.code()));
        var problem = Problem.of(type, String.valueOf(rejection.getMessage()));
        return rejection instanceof InteractionConflict conflict ? both(problem, conflict) : problem;
    }

    private static Problem both(Problem problem, InteractionConflict conflict) {
        return conflict.existing()
                .map(existing -> problem.member("existing", ExistingInteraction.of(existing)))
                .orElse(problem)
                .member("submitted", conflict.submitted());
    }

    static ProblemException notFound(SessionId session) {
        return Problem.of(SESSION_NOT_FOUND, "there is no session " + session.value())
                .exception();
    }

    static ProblemException notFound(InteractionId interaction) {
        return Problem.of(INTERACTION_NOT_FOUND, "there is no interaction " + interaction.value())
                .exception();
    }
}
