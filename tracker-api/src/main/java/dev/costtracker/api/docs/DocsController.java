package dev.costtracker.api.docs;

import java.util.concurrent.atomic.AtomicReference;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Serves the page to try the operations out, and the OpenAPI document behind it. */
@RestController
class DocsController {

    private static final Resource DOCS = new ClassPathResource("pages/docs.html");

    private final OpenApiDocument document;
    private final JsonMapper json;
    // Put together when first asked for: few starts of the server need it.
    private final AtomicReference<byte[]> written = new AtomicReference<>();

    DocsController(OpenApiDocument document, JsonMapper json) {
        this.document = document;
        this.json = json;
    }

    @GetMapping("/docs")
    ResponseEntity<Resource> docs() {
        return ResponseEntity.ok().contentType(Html.UTF_8).body(DOCS);
    }

    @GetMapping("/v3/api-docs")
    ResponseEntity<byte[]> openApi() {
        var bytes = written.get();
        if (bytes == null) {
            bytes = json.writeValueAsBytes(document.build());
            written.set(bytes);
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(bytes);
    }
}
