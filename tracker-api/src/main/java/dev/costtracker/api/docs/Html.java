package dev.costtracker.api.docs;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;

/** The few words of HTML that the explaining pages need. */
final class Html {

    static final MediaType UTF_8 = new MediaType("text", "html", StandardCharsets.UTF_8);

    private Html() {}

    /** A page of the house. */
    static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s - Claude Cost Tracker</title>
                <link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/assets/pages.css">
                <main class="prose">
                %s
                </main>
                </html>
                """.formatted(escape(title), body);
    }

    /** Text as HTML, with blank lines between paragraphs. */
    static String paragraphs(String text) {
        return "<p>" + escape(text).replace("\n\n", "</p>\n<p>") + "</p>";
    }

    /** Text as HTML. */
    static String escape(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
