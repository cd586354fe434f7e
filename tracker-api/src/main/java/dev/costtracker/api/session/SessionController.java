package dev.costtracker.api.session;

import dev.costtracker.api.http.Answers;
import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.FromViews;
import dev.costtracker.api.http.Instants;
import dev.costtracker.api.http.JsonBody;
import dev.costtracker.api.http.Kind;
import dev.costtracker.api.http.QueryParameters;
import dev.costtracker.api.team.AtLeast;
import dev.costtracker.api.team.Teams;
import dev.costtracker.core.TimeOrderedIds;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.command.Receipt;
import dev.costtracker.core.session.EndSession;
import dev.costtracker.core.session.ResumeSession;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.session.StartSession;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Standing;
import dev.costtracker.projections.session.SessionPage;
import dev.costtracker.projections.session.SessionQueries;
import dev.costtracker.projections.session.SessionSummary;
import dev.costtracker.projections.spend.SpendQueries;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Starts, ends, resumes, lists and shows sessions. */
@RestController
@RequestMapping(path = "/api/v1/sessions", produces = "application/json")
class SessionController {

    private final Commands commands;
    private final SessionQueries queries;
    private final SpendQueries lists;
    private final Teams teams;
    private final Clock clock;
    private final TimeOrderedIds ids;

    SessionController(Commands commands, SessionQueries queries, SpendQueries lists, Teams teams, Clock clock) {
        this.lists = lists;
        this.teams = teams;
        this.commands = commands;
        this.queries = queries;
        this.clock = clock;
        this.ids = new TimeOrderedIds(clock, new SecureRandom());
    }

    @PostMapping
    @AtLeast(Standing.INGEST)
    ResponseEntity<SessionSummary> start(Caller holder, @JsonBody Fields body) {
        var id = body.optional("id", Kind.ID);
        var name = body.required("name", Kind.NAME);
        var project = body.required("project", Kind.NAME);
        var focusArea = body.optional("focusArea", Kind.NAME);
        var now = Instants.now(clock);
        var startedAt = HappenedAt.optional(body, "startedAt", now);
        var team = body.optional("team", Kind.ID);
        body.done();
        var caller = teams.named(team, holder);
        var session = new SessionId(id.orNull() == null ? ids.next().toString() : id.get());
        Receipt<SessionId> receipt = commands.send(
                caller,
                new StartSession(
                        caller, session, name.get(), project.get(), focusArea.orNull(), startedAt.orNull(), now));
        return Answers.made(receipt, "/api/v1/sessions/" + session.value(), summary(caller, session));
    }

    @GetMapping
    @FromViews
    SessionPage list(Caller caller, @QueryParameters Fields query) {
        return SessionListQuery.read(caller, query).answer(lists);
    }

    @GetMapping("/{session}")
    SessionSummary find(Caller caller, @PathVariable String session) {
        return summary(caller, Paths.session(session));
    }

    @PostMapping("/{session}/end")
    @AtLeast(Standing.INGEST)
    ResponseEntity<SessionSummary> end(
            Caller caller, @PathVariable String session, @JsonBody(optional = true) Fields body) {
        var now = Instants.now(clock);
        var at = HappenedAt.optional(body, "at", now);
        body.done();
        var command = new EndSession(caller, Paths.session(session), at.orNull(), now);
        Receipt<SessionId> receipt = commands.send(caller, command);
        return Answers.written(200, receipt.position(), summary(caller, command.session()));
    }

    @PostMapping("/{session}/resume")
    @AtLeast(Standing.INGEST)
    ResponseEntity<SessionSummary> resume(
            Caller caller, @PathVariable String session, @JsonBody(optional = true) Fields body) {
        var now = Instants.now(clock);
        var at = HappenedAt.optional(body, "at", now);
        body.done();
        var command = new ResumeSession(caller, Paths.session(session), at.orNull(), now);
        Receipt<SessionId> receipt = commands.send(caller, command);
        return Answers.written(200, receipt.position(), summary(caller, command.session()));
    }

    private SessionSummary summary(Caller caller, SessionId session) {
        return queries.summary(caller.sight(), session).orElseThrow(() -> SessionProblems.notFound(session));
    }
}
