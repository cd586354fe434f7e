package dev.costtracker.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** The header by which a request says who sends it. */
public final class Authorization {

    private Authorization() {}

    /** What it says; nothing if there is none, or more than one. */
    public static Optional<String> in(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        return headers.size() == 1 ? Optional.of(headers.getFirst()) : Optional.empty();
    }
}
