package dev.costtracker.api.session;

import dev.costtracker.api.http.Answers;
import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.JsonBody;
import dev.costtracker.api.http.Kind;
import dev.costtracker.api.http.Problem;
import dev.costtracker.api.http.ProblemException;
import dev.costtracker.api.http.QueryParameters;
import dev.costtracker.api.team.AtLeast;
import dev.costtracker.api.team.RateLimit;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.command.Receipt;
import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.session.LogInteraction;
import dev.costtracker.core.session.LogInteractions;
import dev.costtracker.core.session.LoggingResult;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Standing;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Logs many interactions at once, each for itself. */
@RestController
@RequestMapping(path = "/api/v1/interactions", produces = "application/json")
class BatchController {

    private static final int MOST_ITEMS = 500;

    private final Commands commands;
    private final EventLog log;
    private final Clock clock;
    private final RateLimit limit;
    private final Repeats repeats;

    BatchController(Commands commands, EventLog log, Clock clock, RateLimit limit, Repeats repeats) {
        this.commands = commands;
        this.log = log;
        this.clock = clock;
        this.limit = limit;
        this.repeats = repeats;
    }

    /** The results, in the order of the items. */
    record BatchAnswer(List<BatchResult> results) {}

    @PostMapping
    @AtLeast(Standing.INGEST)
    ResponseEntity<BatchAnswer> log(
            Caller caller, @JsonBody(most = JsonBody.BATCH) Fields body, @QueryParameters Fields query) {
        boolean dryRun = query.optional("dryRun", Kind.FLAG).or(false);
        var items = body.items("items", MOST_ITEMS);
        body.doneWith(query);
        limit.charge(caller, items.size());

        var read = items.stream().map(this::read).toList();
        var valid =
                read.stream().flatMap(item -> Stream.ofNullable(item.valid())).toList();
        if (valid.isEmpty()) {
            return Answers.written(200, log.head(), answer(read, List.of()));
        }
        Receipt<List<LoggingResult>> receipt = commands.send(caller, new LogInteractions(caller, valid, dryRun));
        if (!dryRun) {
            repeats.count(receipt.result());
        }
        return Answers.written(200, receipt.position(), answer(read, receipt.result()));
    }

    /**
     * An item of the batch.
     *
     * @param id its id; null if none could be read
     * @param valid what to log; null if there is a problem
     * @param problem what is wrong with it; null if nothing is
     */
    private record Item(
            @Nullable String id,
            @Nullable LogInteraction valid,
            @Nullable Problem problem) {}

    private Item read(Fields item) {
        var fields = new LogInteractionFields(item, clock);
        var session = item.required("session", Kind.ID);
        var id = fields.id().orNull();
        try {
            item.done();
            return new Item(id, fields.in(new SessionId(session.get())), null);
        } catch (ProblemException e) {
            return new Item(id, null, e.problem());
        }
    }

    private static BatchAnswer answer(List<Item> items, List<LoggingResult> decided) {
        var results = new ArrayList<BatchResult>(items.size());
        var next = decided.iterator();
        for (var item : items) {
            int index = results.size();
            results.add(
                    item.problem() == null
                            ? BatchResult.of(index, next.next())
                            : BatchResult.invalid(index, item.id(), item.problem()));
        }
        return new BatchAnswer(results);
    }
}
