package dev.costtracker.api.pages;

import dev.costtracker.projections.session.ReportMarkdown;
import dev.costtracker.projections.session.SessionReport;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The session report as HTML: what its Markdown says, and no HTML or address that somebody wrote into it. */
final class ReportHtml {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), TaskListItemsExtension.create());

    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private ReportHtml() {}

    static String of(SessionReport report) {
        return RENDERER.render(PARSER.parse(ReportMarkdown.of(report)));
    }
}
