package dev.costtracker.api.http;

import org.springframework.http.ResponseEntity;

/** The answers to writes. */
public final class Answers {

    private Answers() {}

    /** What was done, and the position at which a reader sees it. */
    public static <T> ResponseEntity<T> written(int status, long position, T body) {
        return ResponseEntity.status(status)
                .header(Positions.POSITION, String.valueOf(position))
                .body(body);
    }
}
