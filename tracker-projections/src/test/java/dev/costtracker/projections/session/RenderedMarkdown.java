package dev.costtracker.projections.session;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Markdown as a renderer of CommonMark with GitHub's tables, strikethrough and autolinks understands it. */
record RenderedMarkdown(Node document) {

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create(), AutolinkExtension.create()))
            .build();

    static RenderedMarkdown of(String markdown) {
        return new RenderedMarkdown(PARSER.parse(markdown));
    }

    /** The kinds of node there are, e.g. {@code [Document, Paragraph, Text]}. */
    TreeSet<String> kinds() {
        var kinds = new TreeSet<String>();
        nodes(document).forEach(node -> kinds.add(node.getClass().getSimpleName()));
        return kinds;
    }

    /** What a reader sees of one kind of node, in order. */
    List<String> textsOf(Class<? extends Node> kind) {
        return nodes(document).stream()
                .filter(kind::isInstance)
                .map(RenderedMarkdown::text)
                .toList();
    }

    /** What a reader sees in each table cell. */
    List<String> cells() {
        return textsOf(TableCell.class);
    }

    private static String text(Node node) {
        var text = new StringBuilder();
        for (var part : nodes(node)) {
            switch (part) {
                case Text plain -> text.append(plain.getLiteral());
                case Code code -> text.append(code.getLiteral());
                case HardLineBreak hard -> text.append('\n');
                case SoftLineBreak soft -> text.append(' ');
                default -> {} // shows its children only
            }
        }
        return text.toString();
    }

    private static List<Node> nodes(Node node) {
        var nodes = new ArrayList<Node>();
        nodes.add(node);
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            nodes.addAll(nodes(child));
        }
        return nodes;
    }
}
