package dev.costtracker.projections.session;

import dev.costtracker.projections.session.Journal.Decision;
import dev.costtracker.projections.session.Journal.Note;
import dev.costtracker.projections.session.Journal.OpenItem;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the journal's sections of a report; an empty one keeps its heading. */
final class JournalMarkdown {

    private static final String INDENT = "  ";

    private final Journal journal;
    private final MarkdownPage page;

    JournalMarkdown(Journal journal, MarkdownPage page) {
        this.journal = journal;
        this.page = page;
    }

    /**
     * @param codeMetrics writes what stands between the other two sections
     */
    void writeActivities(Runnable codeMetrics) {
        page.heading(2, "Session Activities");
        notes("Key Accomplishments", "- [X] ", journal.accomplishments());
        page.heading(3, "Code Quality Metrics");
        codeMetrics.run();
        notes("Security Considerations", "- [X] ", journal.securityConsiderations());
    }

    void writeEfficiency() {
        page.heading(2, "Efficiency Analysis");
        notes("What Went Well", "- ", journal.wentWell());
        notes("Areas for Improvement", "- ", journal.toImprove());
        items("Next Session Optimization", journal.nextOptimizations());
    }

    void writeDevelopment() {
        page.heading(2, "Development Notes");
        decisions(journal.decisions());
        items("Blockers Encountered", journal.blockers());
        items("Questions for Next Session", journal.questions());
    }

    void writeOptimization() {
        page.heading(2, "Cost Optimization Notes");
        page.heading(3, "Model Usage Strategy");
        page.lines(journal.modelUses().stream()
                .map(use -> "- " + topic(use.model(), use.text(), INDENT))
                .toList());
        page.heading(3, "Token Efficiency Tips Applied");
        page.lines(journal.tokenTips().stream()
                .map(tip -> (tip.applied() ? "- ✅ " : "- ❌ ") + MarkdownText.block(tip.text(), INDENT))
                .toList());
    }

    void writeActionItems() {
        page.heading(2, "Action Items");
        items("For Next Session", journal.nextSession());
        items("Cost Management", journal.costManagement());
    }

    private void notes(String heading, String bullet, List<Note> notes) {
        page.heading(3, heading);
        page.lines(notes.stream()
                .map(note -> bullet + MarkdownText.block(note.text(), INDENT))
                .toList());
    }

    private void decisions(List<Decision> decisions) {
        page.heading(3, "Technical Decisions Made");
        var lines = new ArrayList<String>();
        for (var decision : decisions) {
            var number = (lines.size() + 1) + ". ";
            lines.add(number + topic(decision.topic(), decision.text(), " ".repeat(number.length())));
        }
        page.lines(lines);
    }

    private void items(String heading, List<OpenItem> items) {
        page.heading(3, heading);
        page.lines(items.stream().map(JournalMarkdown::item).toList());
    }

    private static String item(OpenItem item) {
        var text = MarkdownText.block(item.text(), INDENT);
        if (item.done() == null) {
            return "- [ ] " + text + origin(item.from());
        }
        var resolution = item.done().resolution();
        return "- [x] " + text + (resolution == null ? "" : " — " + MarkdownText.block(resolution, INDENT));
    }

    private static String origin(Journal.@Nullable Origin from) {
        if (from == null) {
            return "";
        }
        var day = from.startedAt().atOffset(ZoneOffset.UTC).toLocalDate();
        return " *(from %s, %s)*".formatted(MarkdownText.inline(from.name()), day);
    }

    private static String topic(String topic, String text, String indent) {
        return MarkdownText.bold(topic) + ": " + MarkdownText.block(text, indent);
    }
}
