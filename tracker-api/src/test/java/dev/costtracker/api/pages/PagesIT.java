package dev.costtracker.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import dev.costtracker.core.needs.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The pages in a browser, over plain HTTP on this machine, as somebody uses them who tries the server out. */
@ExtendWith(Chromium.class)
class PagesIT {

    private static final TestServer SERVER = TestServer.start();

    private static final List<String> ATTACKS = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "'\"--></title></style><svg onload=alert(1)>",
            "javascript:alert(1)",
            "[link](javascript:alert(1))",
            "![x](https://evil.example/x.png)",
            "<a href=https://evil.example>here</a>",
            "${7*7} #{x} @{/x} [[${7*7}]] __${7*7}__ *{x} ~{x}",
            "{{7*7}} </textarea><iframe src=javascript:alert(1)>");

    private final Shop shop = new Shop(SERVER);

    private Tab tab;

    @BeforeEach
    void open(@TempDir Path profile) throws IOException {
        tab = Tab.open(Chromium.command(profile), profile);
    }

    @AfterEach
    void close() {
        tab.close();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static String address(String path) {
        return "http://localhost:" + SERVER.port() + path;
    }

    private void signIn(String key) {
        tab.ask("document.getElementById('key').value = '" + key + "'");
        tab.leave("document.querySelector('main button').click()");
    }

    private String text(String selector) {
        return tab.ask("document.querySelector(\"" + selector + "\").textContent");
    }

    @Test
    void signsInShowsTheMonthAndSignsOut() {
        shop.work();
        tab.show(address("/?" + Shop.MONTH));
        assertThat(tab.ask("location.pathname")).isEqualTo("/login");
        assertThat(tab.ask("document.activeElement.id")).isEqualTo("key");
        signIn("cct_wrong");
        assertThat(text("[role=alert]")).contains("does not open anything");
        signIn(shop.manager);
        assertThat(tab.ask("location.search")).as("the page that was asked for").isEqualTo("?" + Shop.MONTH);
        assertThat(text("h1")).isEqualTo("October 2026");

        var total = shop.get(shop.manager, "/api/v1/spend?from=2026-09-30T22:00:00Z&to=2026-10-31T23:00:00Z")
                .json()
                .at("/total/cost/amount")
                .asString();
        assertThat(tab.ask("document.querySelector('.tile.main .figure a').title"))
                .contains("$" + total + " exactly");
        assertThat(tab.ask("String(document.querySelectorAll('.day').length)")).isEqualTo("31");
        assertThat(tab.ask("String(Math.round(document.querySelector('.day:nth-of-type(20) .bar')"
                        + ".getBoundingClientRect().height))"))
                .as("the day that cost most has a bar")
                .isNotEqualTo("0");
        tab.leave("document.querySelector('.figure a').click()");
        assertThat(text(".sum")).contains("5 interactions");
        tab.leave("document.querySelector('.explained a').click()");
        assertThat(text("article h1")).isEqualTo("Claude Code Session Report");

        tab.leave("document.querySelector('.who button').click()");
        assertThat(tab.ask("location.pathname")).isEqualTo("/login");
        tab.show(address("/sessions"));
        assertThat(tab.ask("location.pathname")).as("signed out").isEqualTo("/login");
        assertThat(tab.complaints())
                .filteredOn(complaint -> !complaint.contains("401"))
                .isEmpty();
    }

    @Test
    void runsNothingThatSomebodyWroteIntoANameOrText() {
        for (int i = 0; i < ATTACKS.size(); i++) {
            attack("x-" + i, ATTACKS.get(i));
        }
        tab.show(address("/login"));
        signIn(shop.manager);
        tab.show(address("/?" + Shop.MONTH));
        areShown("#by-project");
        tab.show(address("/sessions?limit=100"));
        areShown("main");
        tab.show(address("/spend/interactions?limit=100"));
        areShown("main");
        for (int i = 0; i < ATTACKS.size(); i++) {
            tab.show(address("/sessions/x-" + i + "-" + shop.team));
            assertThat(text(".crumbs")).contains(ATTACKS.get(i));
        }
        assertThat(tab.complaints()).isEmpty();
    }

    private void attack(String id, String text) {
        var session = id + "-" + shop.team;
        var json = JsonMapper.shared();
        shop.send(
                shop.manager,
                "/sessions",
                json.writeValueAsString(Map.of(
                        "id",
                        session,
                        "name",
                        text,
                        "project",
                        text,
                        "focusArea",
                        text,
                        "startedAt",
                        "2026-10-05T08:00:00Z")));
        var interaction = Map.of(
                "id", session,
                "model", text,
                "label", text,
                "context", text,
                "occurredAt", "2026-10-05T08:00:00Z",
                "usage", Map.of("input", 1),
                "reportedCost", "1",
                "source", text);
        assertThat(shop.send(
                                shop.manager,
                                "/sessions/" + session + "/interactions",
                                json.writeValueAsString(interaction))
                        .status())
                .as(text)
                .isEqualTo(201);
        shop.send(
                shop.manager,
                "/sessions/" + session + "/entries",
                json.writeValueAsString(Map.of("kind", "decision", "topic", text, "text", text + "\n" + text)));
    }

    private void areShown(String selector) {
        assertThat(text(selector)).contains(ATTACKS);
    }

    @Test
    void fitsAPhoneAndTheDark() {
        shop.work();
        tab.show(address("/login"));
        signIn(shop.manager);
        tab.tell(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 740, "deviceScaleFactor", 1, "mobile", true));
        for (var path : List.of("/?" + Shop.MONTH, "/sessions", "/sessions/a", "/spend/interactions", "/none")) {
            tab.show(address(path));
            assertThat(tab.ask("String(document.documentElement.scrollWidth)"))
                    .as("nothing of %s is cut off", path)
                    .isEqualTo("360");
        }
        var background = "getComputedStyle(document.body).backgroundColor";
        var light = tab.ask(background);
        tab.tell(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        assertThat(tab.ask(background)).isNotEqualTo(light);
    }
}
