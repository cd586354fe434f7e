package dev.costtracker.projections.session;

import static dev.costtracker.projections.session.History.HAIKU;
import static dev.costtracker.projections.session.History.PROJECT;
import static dev.costtracker.projections.session.History.SESSION;
import static dev.costtracker.projections.session.History.SIGHT;
import static dev.costtracker.projections.session.History.SONNET;
import static dev.costtracker.projections.session.History.SONNET_BATCH;
import static dev.costtracker.projections.session.History.START;
import static dev.costtracker.projections.session.History.TEAM;
import static dev.costtracker.projections.session.History.content;
import static dev.costtracker.projections.session.History.cost;
import static dev.costtracker.projections.session.History.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.pricing.Usage;
import dev.costtracker.core.session.EntryId;
import dev.costtracker.core.session.JournalEvent.ActionItemAdded;
import dev.costtracker.core.session.JournalEvent.ActionItemCompleted;
import dev.costtracker.core.session.JournalEvent.ActionList;
import dev.costtracker.core.session.JournalEvent.BlockerReported;
import dev.costtracker.core.session.JournalEvent.QuestionAsked;
import dev.costtracker.core.session.SessionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReportMarkdownTest {

    private static final SessionId OTHER = new SessionId("s-0");

    @Test
    void writesTheTemplateAtListPrices() {
        var report = TemplateSample.atListPrices().report();

        assertThat(report.session().cost().amount()).isEqualTo(Money.usd("0.1047"));
        assertThat(report.costTracking().interactions())
                .extracting(row -> row.cost().amount())
                .containsExactly(Money.usd("0.0156"), Money.usd("0.0555"), Money.usd("0.0144"), Money.usd("0.0192"));
        assertGolden("template-at-list-prices", report);
    }

    @Test
    void writesTheTemplateAsItsClientReportsIt() {
        var report = TemplateSample.asReported().report();

        assertThat(report.costTracking().comparison())
                .isEqualTo(new CostComparison(4, 4, Money.usd("0.1047"), Money.usd("0.41"), Money.usd("0.3053")));
        assertGolden("template-as-reported", report);
    }

    @Test
    void writesAnEmptySession() {
        assertGolden(
                "empty",
                new History().started().ended(SESSION, START.plusSeconds(3_600)).report());
    }

    @Test
    void writesAnOpenSessionWithEveryKindOfToken() {
        var usage = new Usage(1_200, 50_000, 2_000, 940_000, 5_300);
        var content = content("Docs sample", usage, null, null);
        assertGolden(
                "open",
                new History()
                        .started()
                        .logged(SESSION, "i-1", content, cost(content, SONNET))
                        .report());
    }

    @Test
    void writesWhatIsReportedOnlyOrUnpriced() {
        var priced = content("Priced", tokens(1_000_000, 0), null, null);
        var reported = content("gpt-99", "Reported", START, tokens(10, 20), Money.usd("0.25"), null);
        var unpriced = content("gpt-99", null, START, tokens(30, 40), null, "no one knows");
        var history = new History()
                .started()
                .logged(SESSION, "i-1", priced, cost(priced, SONNET))
                .logged(SESSION, "i-2", reported, cost(reported, null))
                .logged(SESSION, "i-3", unpriced, cost(unpriced, null))
                .ended(SESSION, START.plus(Duration.ofMinutes(90)));
        assertGolden("reported-and-unpriced", history.report());
    }

    @Test
    void writesASessionInWhichNothingHasAPrice() {
        var unpriced = content("gpt-99", "Unknown", START, tokens(30, 40), null, null);
        var history = new History()
                .started()
                .logged(SESSION, "i-1", unpriced, cost(unpriced, null))
                .ended(SESSION, START.plus(Duration.ofMinutes(90)));
        assertGolden("unpriced", history.report());
    }

    @Test
    void writesASessionThatEndedAsItStarted() {
        var content = content("Quick one", tokens(1_000, 100), null, null);
        var history = new History()
                .started()
                .logged(SESSION, "i-1", content, cost(content, SONNET))
                .ended(SESSION, START);
        assertGolden("zero-duration", history.report());
    }

    @Test
    void writesWhatWasAmendedAndVoided() {
        var first = content("Streamed", tokens(1_000, 2), null, null);
        var larger = content("Streamed", tokens(1_000, 400), null, null);
        var mistake = content("Mistake", tokens(9_000_000, 9_000_000), Money.usd("99"), null);
        var history = new History()
                .started()
                .logged(SESSION, "i-1", first, cost(first, SONNET))
                .logged(SESSION, "i-2", mistake, cost(mistake, SONNET))
                .amended(SESSION, "i-1", larger, cost(larger, SONNET))
                .voided(SESSION, "i-2")
                .ended(SESSION, START.plusSeconds(3_600));
        assertGolden("amended-and-voided", history.report());
    }

    @Test
    void writesAResumedSessionWithSeveralPrices() {
        var sonnet = content("Plan", tokens(100_000, 20_000), null, null);
        var batch = content("Batch", tokens(50_000, 0), null, null);
        var haiku = content("claude-haiku-4-5", "Review", START, tokens(10_000, 1_000), Money.usd("0.02"), null);
        var history = new History()
                .started()
                .logged(SESSION, "i-1", sonnet, cost(sonnet, SONNET))
                .ended(SESSION, START.plus(Duration.ofMinutes(30)))
                .resumed(SESSION, START.plus(Duration.ofHours(20)))
                .logged(SESSION, "i-2", batch, cost(batch, SONNET_BATCH))
                .logged(SESSION, "i-3", haiku, cost(haiku, HAIKU))
                .ended(SESSION, START.plus(Duration.ofHours(21)));
        assertGolden("resumed", history.report());
    }

    @Test
    void carriesWhatEarlierSessionsLeftOpen() {
        var history = new History().started(OTHER, "Spike *one*", START.minus(Duration.ofDays(1)));
        item(history, OTHER, "e-1", "Write the migration");
        item(history, OTHER, "e-2", "Done in between");
        history.given(new BlockerReported(TEAM, OTHER, PROJECT, new EntryId("e-3"), "No staging database"));
        history.started();
        history.given(new ActionItemCompleted(TEAM, OTHER, PROJECT, new EntryId("e-2"), "yes"));
        item(history, SESSION, "e-1", "Own item");
        history.given(new ActionItemCompleted(TEAM, SESSION, PROJECT, new EntryId("e-1"), "see commit abc\nand tests"));
        history.started(new SessionId("s-2"), "Later", START.plusSeconds(1));
        item(history, new SessionId("s-2"), "e-1", "Not of an earlier session");
        assertGolden("carried", history.report());
    }

    @Test
    void writesHostileTextHarmlessly() {
        var text = "</td><script>alert(1)</script> | **x** `y` [z](http://evil.example)\n# not a heading\n@team";
        var content = content("m|`x` <b>", "*label* | x", START, tokens(1, 1), null, text);
        var session = new SessionId("s-1");
        var history = new History().started(session, "![x](y) | # <b>", START);
        history.logged(SESSION, "i-1", content, cost(content, SONNET));
        history.given(new QuestionAsked(TEAM, SESSION, PROJECT, new EntryId("e-1"), text));
        var report = history.report();

        assertGolden("hostile", report);
        var rendered = RenderedMarkdown.of(ReportMarkdown.of(report));
        assertThat(rendered.cells()).contains("*label* | x", "m|`x` <b>", text, "![x](y) | # <b>");
        assertThat(rendered.kinds()).doesNotContain("HtmlInline", "HtmlBlock", "Link", "Image");
    }

    @Test
    void saysAsOfWhenItIs() {
        var history = TemplateSample.atListPrices();
        var report = history.queries
                .report(SIGHT, SESSION, history.log.at(2).recordedAt())
                .orElseThrow();

        assertThat(ReportMarkdown.of(report)).contains("**As of**: 2026-10-01T12:00:02Z", "| **3,700** |");
    }

    @Test
    void isOneTableRowForEveryInteraction() {
        var rendered = RenderedMarkdown.of(
                ReportMarkdown.of(TemplateSample.asReported().report()));

        assertThat(rendered.cells()).hasSize(2 * 7 + 9 * 6 + 3 * 6);
    }

    private static void item(History history, SessionId session, String id, String text) {
        history.given(new ActionItemAdded(TEAM, session, PROJECT, new EntryId(id), ActionList.NEXT_SESSION, text));
    }

    /** Compares with a file under {@code reports/}; what was written is left in {@code target/reports} to look at. */
    private static void assertGolden(String name, SessionReport report) {
        var actual = ReportMarkdown.of(report);
        try {
            var written = Path.of("target", "reports", name + ".md");
            Files.createDirectories(written.getParent());
            Files.writeString(written, actual);
            try (var golden = ReportMarkdownTest.class.getResourceAsStream("/reports/" + name + ".md")) {
                assertThat(golden).as("reports/%s.md", name).isNotNull();
                assertThat(actual).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
