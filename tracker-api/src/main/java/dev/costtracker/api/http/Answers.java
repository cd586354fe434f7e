package dev.costtracker.api.http;

import dev.costtracker.core.command.Receipt;
import java.net.URI;
import org.springframework.http.ResponseEntity;

/** The answers to writes. */
public final class Answers {

    private Answers() {}

    /** What was made, where it is, and the position at which a reader sees it; or that it was there already. */
    public static <T> ResponseEntity<T> made(Receipt<?> receipt, String path, T body) {
        return ResponseEntity.status(receipt.written() ? 201 : 200)
                .location(URI.create(path))
                .header(Positions.POSITION, String.valueOf(receipt.position()))
                .body(body);
    }

    /** What was done, and the position at which a reader sees it. */
    public static <T> ResponseEntity<T> written(int status, long position, T body) {
        return ResponseEntity.status(status)
                .header(Positions.POSITION, String.valueOf(position))
                .body(body);
    }
}
