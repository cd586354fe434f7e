package dev.costtracker.projections.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.commonmark.node.ListItem;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MarkdownTextTest {

    static final List<String> HOSTILE = List.of(
            "plain words, a-b (c) 50% off!",
            "a | b || c",
            "\\| and \\\\| and \\",
            "`code` ``more`` ```",
            "*em* **strong** _em_ __strong__ ***",
            "snake_case_name and _lead and trail_ and a__b",
            "[link](http://evil.example) ![img](x) [ref] [x]: /url",
            "[ref]: http://evil.example \"t\"",
            "<script>alert(1)</script>",
            "<b>bold</b> <!-- comment --> <?php ?> <!DOCTYPE html> <![CDATA[x]]>",
            "<http://auto.example> <me@auto.example>",
            "http://a.example/x_y*z?q=1&amp;r=2|3",
            "https://a.example/`tick`<b>",
            "see (https://a.example/x), then www.example.com.",
            "WWW.EXAMPLE.COM HTTP://A.EXAMPLE ftp://f.example git+ssh://h.example",
            "mail me@a.example or mailto:me@a.example or xmpp:me@a.example",
            "@team please look, @Override, 5 @ 3",
            "http:\\//a.example",
            "`https://a.example`",
            "&lt;b&gt; &amp; &#60; &#x3C; &copy; R&D a & b &",
            "# heading",
            "####### seven",
            "#1 and #2",
            "> quote",
            "- item",
            "+ item",
            "* item",
            "-5 degrees",
            "1. one",
            "12) twelve",
            "1234567890. ten digits",
            "---",
            "- - -",
            "***",
            "___",
            "===",
            "~~~\ncode\n~~~",
            "```\ncode\n```",
            "title\n===",
            "title\n---",
            "a | b\n--- | ---\n1 | 2",
            "a\n:--\nb",
            "    indented code",
            "first\n    indented\n\ttabbed",
            "one\ntwo\n\nfour",
            "windows\r\nlines\rtoo",
            "line\u2028separator\u2029here",
            "- [ ] task\n- [x] done",
            "ends with backslash\\\nand goes on\\",
            "ends with spaces  \nand goes on",
            "<div>\n\n*still html?*\n\n</div>",
            "~strike~ ~~strike~~",
            "$x$ $$y$$ costs $5",
            "\u00A0nbsp\u00A0",
            "a\n\u00A0\u3000b",
            "日本語 *強調* 🙂 é",
            "👩\u200D💻 and \u200Fright\u200F",
            "\"quotes\" 'single' (paren) {brace} ^up^ ==mark==",
            "http://",
            "://",
            "www.",
            "a@b",
            "x@.x.yz and x@-x.yz",
            "!" + "[",
            "*",
            "\\",
            "`",
            "|",
            "&",
            "x\n#\ny",
            "x\n1.\ny");

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void showsTheTextInACell(String text) {
        assertThat(inACell(text).cells()).containsExactly("A", "B", shown(text), "end");
        assertThat(inACell(text).kinds())
                .isSubsetOf(
                        "Document", "TableBlock", "TableHead", "TableBody", "TableRow", "TableCell", "Text", "Code");
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void showsTheTextInAListItem(String text) {
        var rendered = RenderedMarkdown.of("- %s\n- end\n".formatted(MarkdownText.block(text, "  ")));

        assertThat(rendered.textsOf(ListItem.class)).containsExactly(shown(text), "end");
        assertThat(rendered.kinds())
                .isSubsetOf("Document", "BulletList", "ListItem", "Paragraph", "Text", "Code", "HardLineBreak");
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void showsTheTextAsATopic(String text) {
        var rendered = RenderedMarkdown.of(
                "1. %s: %s\n2. end\n".formatted(MarkdownText.bold(text), MarkdownText.block(text, "   ")));

        assertThat(rendered.textsOf(StrongEmphasis.class)).containsExactly(shown(text));
        assertThat(rendered.textsOf(ListItem.class)).containsExactly(shown(text) + ": " + shown(text), "end");
        assertThat(rendered.kinds())
                .isSubsetOf(
                        "Document",
                        "OrderedList",
                        "ListItem",
                        "Paragraph",
                        "StrongEmphasis",
                        "Text",
                        "Code",
                        "HardLineBreak");
    }

    @Test
    void showsRandomMixturesOfWhatMarkdownKnows() {
        var random = new Random(20261124);
        for (int round = 0; round < 3_000; round++) {
            var text = mixture(random);
            assertThat(inACell(text).cells()).as(text).containsExactly("A", "B", shown(text), "end");
            var item = RenderedMarkdown.of("- %s\n- end\n".formatted(MarkdownText.block(text, "  ")));
            assertThat(item.textsOf(ListItem.class)).as(text).containsExactly(shown(text), "end");
            assertThat(item.kinds())
                    .as(text)
                    .isSubsetOf("Document", "BulletList", "ListItem", "Paragraph", "Text", "Code", "HardLineBreak");
        }
    }

    /** GitHub's renderer links more than the one used here: what it takes for an address must not stay plain text. */
    @Test
    void putsIntoACodeSpanWhatAnyRendererMayLink() {
        assertThat(MarkdownText.inline("x@.x.yz, @team or (ftp://f.example)."))
                .isEqualTo("`x@.x.yz`, `@team` or (`ftp://f.example`).");
    }

    @Test
    void leavesOrdinaryTextAsItIs() {
        var text = "Fix token-expiration in auth_service (50% of the calls); R&D, item 1.";

        assertThat(MarkdownText.inline(text)).isEqualTo(text);
        assertThat(MarkdownText.block(text, "")).isEqualTo(text);
    }

    @Test
    void showsWhatHidesByItsNumber() {
        assertThat(MarkdownText.inline("pay\u202E100\u202C \u0007 \u2066x\u2069 \uD800"))
                .isEqualTo("pay⟨U+202E⟩100⟨U+202C⟩ ⟨U+0007⟩ ⟨U+2066⟩x⟨U+2069⟩ ⟨U+D800⟩");
    }

    @Test
    void dropsBlanksAround() {
        assertThat(MarkdownText.inline(" \n\t x \u3000\n")).isEqualTo("x");
        assertThat(MarkdownText.bold(" \u00A0 ")).isEmpty();
        assertThat(RenderedMarkdown.of("- " + MarkdownText.block("\n\n", "  ")).textsOf(Paragraph.class))
                .isEmpty();
    }

    private static RenderedMarkdown inACell(String text) {
        return RenderedMarkdown.of("| A | B |\n|---|---|\n| %s | end |\n".formatted(MarkdownText.inline(text)));
    }

    /** What a reader is to see of it. */
    private static String shown(String text) {
        var lines = text.replaceAll("\r\n|[\r\u2028\u2029]", "\n");
        return lines.replaceAll("^[\\s\\h]+|[\\s\\h]+$", "");
    }

    private static String mixture(Random random) {
        var pieces = List.of(
                "a", "b1", " ", "  ", "\n", "\t", "|", "\\", "`", "``", "*", "**", "_", "~", "[", "]", "(", ")", "!",
                "<", ">", "&", "#", "-", "+", "=", ":", ".", "1.", "1)", "http://", "www.", "x.yz", "@", "/", "$",
                "&lt;", "<b>", "\u00A0", "é", "\"", "'", "://", "---", "mailto:");
        var text = new StringBuilder("x");
        Stream.generate(() -> pieces.get(random.nextInt(pieces.size())))
                .limit(1 + random.nextInt(8))
                .forEach(text::append);
        return text.substring(random.nextInt(2)).concat(random.nextBoolean() ? "" : "x");
    }
}
