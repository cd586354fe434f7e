package dev.costtracker.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The pages that explain the server come from the server alone, and need no key. */
class DocsPageTest {

    private static final TestServer SERVER = TestServer.start();

    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void servesEverythingThatItsPagesLinkTo() {
        for (var page : List.of("/login", "/docs", "/problems", "/problems/not-found")) {
            var answer = SERVER.send(SERVER.plain(page).GET());
            assertThat(answer.status()).as(page).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
            assertThat(LINK.matcher(answer.text())
                            .results()
                            .map(match -> match.group(1))
                            .distinct())
                    .isNotEmpty()
                    .allSatisfy(link -> assertThat(link).matches("/.*|data:,|#main"))
                    .filteredOn(link -> link.startsWith("/"))
                    .allSatisfy(link -> assertThat(SERVER.send(SERVER.plain(link)
                                            .header("Accept", "text/html")
                                            .GET())
                                    .status())
                            .as(link)
                            .isEqualTo(link.equals("/") ? 303 : 200));
            // The policy forbids both.
            assertThat(answer.text()).doesNotContain("<style", "style=", "<script>", "onclick");
        }
    }

    @Test
    void servesScriptsAndStylesAsSuch() {
        assertThat(type("/docs/swagger-ui-bundle.js")).isEqualTo("text/javascript");
        assertThat(type("/assets/docs.js")).isEqualTo("text/javascript");
        assertThat(type("/docs/swagger-ui.css")).isEqualTo("text/css");
        assertThat(type("/assets/pages.css")).isEqualTo("text/css");
        assertThat(type("/docs/index.html")).isEqualTo("application/problem+json");
        assertThat(type("/docs/swagger-initializer.js")).isEqualTo("application/problem+json");
    }

    private static String type(String path) {
        return SERVER.send(SERVER.plain(path).GET()).header("Content-Type");
    }
}
