package dev.costtracker.api.session;

import dev.costtracker.api.http.Answers;
import dev.costtracker.api.http.Field;
import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.JsonBody;
import dev.costtracker.api.http.Kind;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.command.Receipt;
import dev.costtracker.core.session.RateSession;
import dev.costtracker.core.session.RecordCodeMetrics;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.team.Caller;
import dev.costtracker.projections.session.CodeMetrics;
import dev.costtracker.projections.session.Ratings;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what is said about a session as a whole; the last word counts. */
@RestController
@RequestMapping(path = "/api/v1/sessions/{session}", produces = "application/json")
class RatingController {

    private static final Kind<Long> STARS = Kind.wholeNumber(1, 10);

    private static final Kind<Long> COUNT = Kind.wholeNumber(0, 1_000_000_000);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final Kind<BigDecimal> PERCENT = Kind.string(
            "a string with a decimal number from 0 to 100 such as \"87.5\", without a percent sign", text -> {
                var number = Kind.DECIMAL_STRING.parser().parse(text);
                return number == null || number.compareTo(HUNDRED) > 0 ? null : number;
            });

    private final Commands commands;

    RatingController(Commands commands) {
        this.commands = commands;
    }

    @PutMapping("/rating")
    ResponseEntity<Ratings> rate(Caller caller, @PathVariable String session, @JsonBody Fields body) {
        var overall = body.optional("session", STARS);
        var costEfficiency = body.optional("costEfficiency", STARS);
        var codeQuality = body.optional("codeQuality", STARS);
        var comment = body.optional("comment", Kind.REMARK);
        needsOne(body, overall, costEfficiency, codeQuality, comment);
        body.done();
        var rating = new Ratings(stars(overall), stars(costEfficiency), stars(codeQuality), comment.orNull());
        Receipt<SessionId> receipt = commands.send(
                caller,
                new RateSession(
                        caller,
                        Paths.session(session),
                        rating.session(),
                        rating.costEfficiency(),
                        rating.codeQuality(),
                        rating.comment()));
        return Answers.written(200, receipt.position(), rating);
    }

    @PutMapping("/code-metrics")
    ResponseEntity<CodeMetrics> measure(Caller caller, @PathVariable String session, @JsonBody Fields body) {
        var filesModified = body.optional("filesModified", COUNT);
        var linesAdded = body.optional("linesAdded", COUNT);
        var linesDeleted = body.optional("linesDeleted", COUNT);
        var testsAdded = body.optional("testsAdded", COUNT);
        var testCoverage = body.optional("testCoverage", PERCENT);
        needsOne(body, filesModified, linesAdded, linesDeleted, testsAdded, testCoverage);
        body.done();
        var metrics = new CodeMetrics(
                filesModified.orNull(),
                linesAdded.orNull(),
                linesDeleted.orNull(),
                testsAdded.orNull(),
                testCoverage.orNull());
        Receipt<SessionId> receipt = commands.send(
                caller,
                new RecordCodeMetrics(
                        caller,
                        Paths.session(session),
                        metrics.filesModified(),
                        metrics.linesAdded(),
                        metrics.linesDeleted(),
                        metrics.testsAdded(),
                        metrics.testCoverage()));
        return Answers.written(200, receipt.position(), metrics);
    }

    /** It replaces the whole, so a body that says nothing would silently clear it. */
    private static void needsOne(Fields body, Field<?>... fields) {
        if (!body.hasFaults() && Arrays.stream(fields).allMatch(field -> field.orNull() == null)) {
            body.fault("body", "must have at least one of its fields");
        }
    }

    private static @Nullable Integer stars(Field<Long> field) {
        var stars = field.orNull();
        return stars == null ? null : Math.toIntExact(stars);
    }
}
