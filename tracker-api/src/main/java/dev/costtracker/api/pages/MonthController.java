package dev.costtracker.api.pages;

import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.FromViews;
import dev.costtracker.api.http.Kind;
import dev.costtracker.api.http.QueryParameters;
import dev.costtracker.api.spend.TeamSpend;
import dev.costtracker.core.team.Caller;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The first page: what was spent this month, or in another one. */
@RestController
class MonthController {

    private static final Kind<YearMonth> MONTH = Kind.string("a month such as \"2026-10\"", MonthController::month);

    private final MonthPages months;
    private final Frames frames;
    private final Templates templates;
    private final TeamSpend spend;
    private final Clock clock;

    MonthController(MonthPages months, Frames frames, Templates templates, TeamSpend spend, Clock clock) {
        this.months = months;
        this.frames = frames;
        this.templates = templates;
        this.spend = spend;
        this.clock = clock;
    }

    @GetMapping(path = "/", produces = "text/html")
    @FromViews
    ResponseEntity<String> month(Caller caller, @QueryParameters(ofForm = true) Fields query) {
        var asked = query.optional("month", MONTH);
        query.done();
        var now = clock.instant().atZone(spend.zone(caller));
        var page = months.of(caller, new Month(asked.or(YearMonth.from(now)), now));
        return templates.page(
                "month", Map.of("frame", frames.of(caller, "spend", page.position()), "month", page.view()));
    }

    private static @Nullable YearMonth month(String text) {
        try {
            var month = YearMonth.parse(text);
            return month.getYear() >= 1970 && month.getYear() < 10_000 ? month : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
