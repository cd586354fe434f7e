package dev.costtracker.api.spend;

import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.FromViews;
import dev.costtracker.api.http.Positions;
import dev.costtracker.api.http.QueryParameters;
import dev.costtracker.api.http.TeamParameter;
import dev.costtracker.api.settings.Settings;
import dev.costtracker.api.team.PersonNames;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.projections.spend.SpendAnswer;
import dev.costtracker.projections.spend.SpendQueries;
import dev.costtracker.projections.spend.SpendQuestion;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was spent, and the interactions behind it. */
@RestController
@RequestMapping("/api/v1/spend")
class SpendController {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8;header=present");

    private final SpendQueries queries;
    private final Directory directory;
    private final Settings settings;
    private final ExplainedInteractions interactions;
    private final PersonNames names;

    SpendController(
            SpendQueries queries,
            Directory directory,
            Settings settings,
            ExplainedInteractions interactions,
            PersonNames names) {
        this.names = names;
        this.queries = queries;
        this.directory = directory;
        this.settings = settings;
        this.interactions = interactions;
    }

    @GetMapping(produces = {"application/json", "text/csv"})
    @FromViews
    ResponseEntity<Object> spend(
            Caller caller,
            @QueryParameters Fields query,
            HttpServletRequest request,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        var read = new SpendQuery(query, true);
        read.check();
        query.done();
        var asked = read.asked();
        boolean named = TeamParameter.in(request.getQueryString()).isPresent();
        var question = asked.in(SpendTeams.of(caller, named, asked, directory, settings));
        var answer = queries.spend(question);
        return isForCsv(accept)
                ? csv(question, answer, names(caller, question, answer))
                : ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .header(Positions.POSITION, String.valueOf(answer.position()))
                        .body(SpendAnswerView.of(question, answer, caller.team(), names(caller, question, answer)));
    }

    /** Of each team as much as the caller may know there. */
    private Map<MemberId, String> names(Caller caller, SpendQuestion question, SpendAnswer answer) {
        var users = answer.rows().stream()
                .flatMap(row -> Stream.ofNullable(row.group().user()))
                .toList();
        var all = new HashMap<MemberId, String>();
        for (var team : question.zones().keySet()) {
            directory.in(team, caller).ifPresent(in -> all.putAll(names.known(in, users)));
        }
        return all;
    }

    private static ResponseEntity<Object> csv(SpendQuestion question, SpendAnswer answer, Map<MemberId, String> names) {
        var text = SpendCsv.of(question.groupBy().stream().sorted().toList(), answer, names);
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(Positions.POSITION, String.valueOf(answer.position()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"spend.csv\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** JSON unless CSV is named, and JSON is not. */
    private static boolean isForCsv(@Nullable String accept) {
        var ranges = MediaType.parseMediaTypes(accept);
        return ranges.stream().anyMatch(range -> range.getType().equals("text"))
                && ranges.stream().noneMatch(range -> range.isCompatibleWith(MediaType.APPLICATION_JSON));
    }

    @GetMapping(path = "/interactions", produces = "application/json")
    @FromViews
    ExplainedInteractions.Page interactions(Caller caller, @QueryParameters Fields query) {
        return interactions.page(caller, InteractionListQuery.read(query));
    }
}
