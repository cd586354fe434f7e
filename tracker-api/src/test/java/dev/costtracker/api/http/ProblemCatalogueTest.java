package dev.costtracker.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.costtracker.api.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every kind of problem is complete, and explained where its URI says. */
class ProblemCatalogueTest {

    @Test
    void explainsEveryProblemAtItsUri() {
        try (var server = TestServer.start()) {
            var all = server.bean(ProblemCatalogue.class).all();
            var list = server.send(server.plain("/problems").GET()).text();
            assertThat(all).hasSizeGreaterThanOrEqualTo(EdgeProblems.ALL.size());
            for (var type : all) {
                assertThat(type.code()).matches("[a-z]+(-[a-z]+)*");
                assertThat(type.status()).isBetween(400, 599);
                assertThat(type.title()).isNotBlank();
                assertThat(type.explanation()).isNotBlank();
                assertThat(type.example()).isNotBlank();
                assertThat(list).contains(type.uri());
                var page = server.send(server.plain(type.uri()).GET());
                assertThat(page.status()).isEqualTo(200);
                assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
                assertThat(page.text()).contains("<code>" + type.code() + "</code>");
            }
            BadValuesTest.isProblem(
                    server.send(server.plain("/problems/nothing").GET()), "not-found");
        }
    }

    @Test
    void refusesOneCodeForTwoProblems() {
        var one = new ProblemTypes(List.of(EdgeProblems.NOT_FOUND));
        assertThatThrownBy(() -> new ProblemCatalogue(List.of(one, one))).hasMessageContaining("not-found");
    }
}
