package dev.costtracker.api.session;

import dev.costtracker.api.http.Answers;
import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.JsonBody;
import dev.costtracker.api.http.Kind;
import dev.costtracker.api.team.AtLeast;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.command.Receipt;
import dev.costtracker.core.session.AmendInteraction;
import dev.costtracker.core.session.KnownInteraction;
import dev.costtracker.core.session.LogInteractions;
import dev.costtracker.core.session.LoggingResult;
import dev.costtracker.core.session.VoidInteraction;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Standing;
import dev.costtracker.projections.session.SessionQueries;
import java.time.Clock;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Logs single interactions, corrects them and explains their cost. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class InteractionController {

    private final Commands commands;
    private final SessionQueries queries;
    private final Clock clock;
    private final Repeats repeats;

    InteractionController(Commands commands, SessionQueries queries, Clock clock, Repeats repeats) {
        this.commands = commands;
        this.queries = queries;
        this.clock = clock;
        this.repeats = repeats;
    }

    @PostMapping("/sessions/{session}/interactions")
    @AtLeast(Standing.INGEST)
    ResponseEntity<LoggingAnswer> log(Caller caller, @PathVariable String session, @JsonBody Fields body) {
        var fields = new LogInteractionFields(body, clock);
        body.done();
        var items = List.of(fields.in(Paths.session(session)));
        Receipt<List<LoggingResult>> receipt = commands.send(caller, new LogInteractions(caller, items, false));
        repeats.count(receipt.result());
        var result = receipt.result().getFirst();
        var rejection = result.rejection();
        if (rejection != null) {
            throw SessionProblems.of(rejection).exception();
        }
        return Answers.written(Outcomes.status(result), receipt.position(), LoggingAnswer.of(result));
    }

    @GetMapping("/interactions/{id}")
    InteractionAnswer find(Caller caller, @PathVariable String id) {
        var interaction = Paths.interaction(id);
        return queries.interaction(caller.sight(), interaction)
                .map(InteractionAnswer::of)
                .orElseThrow(() -> SessionProblems.notFound(interaction));
    }

    @PostMapping("/interactions/{id}/amend")
    ResponseEntity<LoggingAnswer> amend(Caller caller, @PathVariable String id, @JsonBody Fields body) {
        var content = new InteractionFields(body, clock);
        var reason = body.required("reason", Kind.TEXT);
        body.done();
        Receipt<KnownInteraction> receipt = commands.send(
                caller,
                new AmendInteraction(caller, Paths.interaction(id), content.content(), content.timed(), reason.get()));
        var answer = LoggingAnswer.amended(receipt.result(), receipt.written());
        return Answers.written(200, receipt.position(), answer);
    }

    @PostMapping("/interactions/{id}/void")
    ResponseEntity<LoggingAnswer> takeOut(Caller caller, @PathVariable String id, @JsonBody Fields body) {
        var reason = body.required("reason", Kind.TEXT);
        body.done();
        Receipt<KnownInteraction> receipt =
                commands.send(caller, new VoidInteraction(caller, Paths.interaction(id), reason.get()));
        return Answers.written(200, receipt.position(), LoggingAnswer.voided(receipt.result()));
    }
}
