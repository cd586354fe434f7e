package dev.costtracker.api.pages;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Makes pages of templates: whole ones, so that none breaks off where something goes wrong. */
final class Templates {

    static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final ITemplateEngine engine;

    Templates(ITemplateEngine engine) {
        this.engine = engine;
    }

    /** A page as text. */
    String render(String template, Map<String, Object> values) {
        return engine.process(template, new Context(Locale.ROOT, values));
    }

    /** A page as an answer. */
    ResponseEntity<String> page(String template, Map<String, Object> values) {
        return ResponseEntity.ok().contentType(HTML).body(render(template, values));
    }
}
