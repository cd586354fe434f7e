package dev.costtracker.projections.session;

import java.util.List;

/** A Markdown text as it grows: blocks with one empty line between them. */
final class MarkdownPage {

    private final StringBuilder out = new StringBuilder();

    void heading(int level, String text) {
        block("#".repeat(level) + " " + text);
    }

    /** A paragraph or another block of its own. */
    void block(String text) {
        gap();
        line(text);
    }

    /** Lines that belong together, such as the items of a list; nothing if there are none. */
    void lines(List<String> lines) {
        if (!lines.isEmpty()) {
            gap();
            lines.forEach(this::line);
        }
    }

    /** A table's head and the line below it, which says where figures stand to the right. */
    void tableHead(List<String> columns, List<Integer> figures) {
        gap();
        row(columns);
        out.append('|');
        for (int i = 0; i < columns.size(); i++) {
            out.append(figures.contains(i) ? "---:|" : "---|");
        }
        out.append('\n');
    }

    void row(List<String> cells) {
        out.append('|');
        cells.forEach(cell -> out.append(' ').append(cell).append(" |"));
        out.append('\n');
    }

    private void gap() {
        if (!out.isEmpty()) {
            out.append('\n');
        }
    }

    private void line(String line) {
        out.append(line).append('\n');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
