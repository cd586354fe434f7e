package dev.costtracker.api.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import dev.costtracker.api.TestServer.Answer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that takes one request a second of each key, two at once. */
class RateFilterTest {

    private final TestServer server = TestServer.with("--tracker.rate-limit=1");

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer firstRefused() {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> server.get("/api/v1/sessions"))
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sendsAwayWhoAsksForTooMuch() {
        var refused = firstRefused();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 2);
        assertThat(refused.json().get("type").asString()).isEqualTo("/problems/rate-limited");
        assertThat(server.send(server.plain("/api/v1/sessions").GET()).status())
                .as("who has no key is told so")
                .isEqualTo(401);
    }

    @Test
    void writesNothingOfWhatItSendsAway() {
        var item = "{\"session\":\"none\",\"id\":\"a%d\",\"model\":\"m\",\"usage\":{\"input\":1}}";
        var batch = IntStream.range(0, 500)
                .mapToObj(item::formatted)
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
        server.post("/api/v1/interactions", batch);
        firstRefused();
        var started = server.post("/api/v1/sessions", "{\"id\":\"late\",\"name\":\"n\",\"project\":\"p\"}");
        assertThat(started.status()).isEqualTo(429);
        assertThat(Integer.parseInt(started.header("Retry-After")))
                .as("the batch is paid for")
                .isGreaterThan(2);
    }
}
