package dev.costtracker.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import dev.costtracker.api.TestServer.Answer;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** The pages show what the API answers to the same key, with a way from every figure to what is behind it. */
class PagesTest {

    private static final TestServer SERVER = TestServer.start();

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"]*)\"");

    /** A link with an exact cost in its tooltip. */
    private static final Pattern COST = Pattern.compile(
            "<a (?:class=\"\\w*\" )?href=\"(/spend/interactions[^\"]*)\"[^>]* title=\"([^\"]*(?:exactly|price|unpriced))\"");

    /** A link with a number. */
    private static final Pattern COUNT = Pattern.compile("<a href=\"(/spend/interactions[^\"]*)\">(\\d+)</a>");

    private final Shop shop = new Shop(SERVER);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private Answer page(String key, String path) {
        var answer = shop.get(key, path, "Accept", "text/html");
        assertThat(answer.status()).as("%s: %s", path, answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        return answer;
    }

    private JsonNode api(String key, String path) {
        return shop.get(key, "/api/v1" + path).json();
    }

    /** A cost as its tooltip has it. */
    private static String exactly(JsonNode cost) {
        var amount = new BigDecimal(cost.get("amount").asString());
        return String.format(Locale.ROOT, "$%,." + Math.max(2, amount.scale()) + "f exactly", amount);
    }

    @Test
    void showsTheFiguresOfTheApi() {
        shop.work();
        var month = page(shop.manager, "/?" + Shop.MONTH).text();
        var range = "from=2026-09-30T22:00:00Z&to=2026-10-31T23:00:00Z";
        for (var dimension : List.of("day", "project", "model", "user")) {
            var answer = api(shop.manager, "/spend?groupBy=" + dimension + "&" + range);
            assertThat(answer.at("/total/interactions").asInt()).isEqualTo(5);
            assertThat(month).contains(exactly(answer.at("/total/cost")));
            for (var row : answer.get("rows")) {
                var link = row.get("explain").asString().replace("/api/v1", "").replace("&", "&amp;");
                assertThat(month).contains("href=\"" + link + "\"");
                if (row.at("/cost/unpricedInteractions").asInt() == 0) {
                    assertThat(month).contains(exactly(row.get("cost")));
                }
            }
            assertThat(month)
                    .contains("position <b>%,d</b>"
                            .formatted(answer.get("position").asLong()));
        }
        assertThat(month)
                .contains("Ann Lindqvist", "Bo Okafor", "<b>Europe/Berlin</b>", "1 interaction without a price");
    }

    @Test
    void showsBothWhereClientsReportSomethingElse() {
        shop.work();
        assertThat(page(shop.manager, "/?" + Shop.MONTH).text())
                .contains("Only reported by clients</dt><dd>$0.25<", "All that clients reported</dt><dd>$1.75<");
        assertThat(page(shop.manager, "/spend/interactions").text())
                .contains("client reported $1.50 (+$1.411128)", "as the client reported it");
    }

    @Test
    void neverShowsWhatIsUnpricedAsNothing() {
        shop.log(shop.member, "b", "u-1", "claude-next", "2026-10-22T12:00:00Z", "");
        for (var path : List.of("/?" + Shop.MONTH, "/spend/interactions", "/sessions?q=colour", "/sessions/b")) {
            assertThat(page(shop.member, path).text()).as(path).contains("class=\"unpriced\"", ">unpriced<");
        }
        assertThat(page(shop.member, "/spend/interactions").text()).doesNotContain("$0.00");
    }

    @Test
    void leadsFromEveryFigureToItsRows() {
        shop.work();
        var links = new LinkedHashSet<String>();
        for (var path : List.of("/?" + Shop.MONTH, "/sessions", "/sessions/a", "/spend/interactions?limit=2")) {
            LINK.matcher(page(shop.manager, path).text())
                    .results()
                    .map((MatchResult match) -> HtmlUtils.htmlUnescape(match.group(1)))
                    .forEach(links::add);
        }
        assertThat(links).hasSizeGreaterThan(40);
        for (var link : links) {
            assertThat(shop.get(shop.manager, link).status()).as(link).isEqualTo(200);
        }
    }

    @Test
    void showsFiguresThatAreTheSumsOfTheRowsBehindThem() {
        shop.work();
        var month = page(shop.manager, "/?" + Shop.MONTH).text();
        var figures = COST.matcher(month).results().toList();
        assertThat(figures).as("all, days, projects, models, persons").hasSizeGreaterThan(1 + 31 + 2 + 4);
        for (var figure : figures) {
            var link = HtmlUtils.htmlUnescape(figure.group(1));
            var items = api(shop.manager, link + "&limit=500").get("items");
            assertThat(HtmlUtils.htmlUnescape(figure.group(2))).as(link).isEqualTo(sum(items));
            assertThat(page(shop.manager, link).text().split("interaction <span>", -1))
                    .as(link)
                    .hasSize(items.size() + 1);
        }
        var counts = COUNT.matcher(month).results().toList();
        assertThat(counts).as("all, projects, models, persons").hasSizeGreaterThan(1 + 2 + 4);
        for (var count : counts) {
            var link = HtmlUtils.htmlUnescape(count.group(1));
            assertThat(api(shop.manager, link + "&limit=500").get("items"))
                    .as(link)
                    .hasSize(Integer.parseInt(count.group(2)));
        }
    }

    /** The cost of interactions as a tooltip has it. */
    private static String sum(JsonNode interactions) {
        var amount = BigDecimal.ZERO;
        int unpriced = 0;
        for (var each : interactions) {
            amount = amount.add(new BigDecimal(each.at("/cost/amount").asString()));
            unpriced += each.at("/cost/unpricedInteractions").asInt();
        }
        var known = unpriced > 0 && unpriced == interactions.size()
                ? "unpriced"
                : String.format(Locale.ROOT, "$%,." + Math.max(2, amount.scale()) + "f exactly", amount);
        return known
                + switch (unpriced) {
                    case 0 -> "";
                    case 1 -> "; 1 interaction without a price";
                    default -> "; %d interactions without a price".formatted(unpriced);
                };
    }

    @Test
    void showsSessionsWithTheCostOfTheirReports() {
        shop.work();
        for (var session : api(shop.manager, "/sessions").get("items")) {
            var id = session.get("id").asString();
            assertThat(page(shop.manager, "/sessions").text())
                    .containsPattern("href=\"/sessions/%s\\b[^>]*>[\\s\\S]{1,1500}\\Q%s\\E"
                            .formatted(
                                    id,
                                    exactly(api(shop.manager, "/sessions/" + id + "/report")
                                            .at("/session/cost"))));
        }
    }

    @Test
    void explainsEveryInteraction() {
        shop.work();
        var page = page(shop.manager, "/spend/interactions").text();
        for (var item : api(shop.manager, "/spend/interactions").get("items")) {
            for (var step : item.at("/explain/steps")) {
                assertThat(page).contains(HtmlUtils.htmlEscape(step.asString(), "UTF-8"));
            }
            assertThat(page)
                    .contains(
                            item.at("/explain/evidence/event").asString(),
                            item.get("id").asString());
        }
        assertThat(page).contains("5 interactions");
    }

    @Test
    void turnsPagesOfLists() {
        shop.work();
        var path = "/spend/interactions?limit=2";
        for (var ids : List.of(List.of("i-1", "i-2"), List.of("i-3", "i-4"), List.of("i-5"))) {
            var text = page(shop.manager, path).text();
            assertThat(text)
                    .contains(ids.stream().map(id -> "<span>" + id + "</span>").toList());
            assertThat(text.split("interaction <span>", -1)).hasSize(ids.size() + 1);
            var next = Pattern.compile("href=\"([^\"]*)\" rel=\"next\"").matcher(text);
            path = next.find() ? HtmlUtils.htmlUnescape(next.group(1)) : "";
        }
        assertThat(path).isEmpty();
    }

    @Test
    void showsAMemberSumsOfTheTeamAndRowsOfTheirOwn() {
        shop.work();
        var month = page(shop.member, "/?" + Shop.MONTH).text();
        assertThat(month)
                .contains(exactly(
                        api(shop.member, "/spend?from=2026-10-01T00:00:00Z").at("/total/cost")))
                .contains("Your own", "Bo Okafor", "The sums are the whole team")
                .doesNotContain("Ann Lindqvist");
        assertThat(page(shop.member, "/spend/interactions").text())
                .contains("3 interactions", "i-3")
                .doesNotContain("i-1", "Ann Lindqvist");
        assertThat(page(shop.member, "/sessions").text())
                .contains("Search by colour")
                .doesNotContain("Checkout of carts");
    }

    @Test
    void showsTheReportOfASession() {
        shop.work();
        shop.send(
                shop.manager,
                "/sessions/a/entries",
                "{\"kind\":\"action-item\",\"list\":\"next-session\",\"text\":\"Round once\"}");
        var report = api(shop.manager, "/sessions/a/report");
        assertThat(page(shop.manager, "/sessions/a").text())
                .contains("<h1>Claude Code Session Report</h1>", "<h2>Project Totals (Running)</h2>")
                .contains(exactly(report.at("/session/cost")), "Checkout of carts", "Round once")
                .contains("<input type=\"checkbox\" disabled=\"\">", "<td>claude-sonnet-4-5</td>")
                .contains("2,468", "11,356");
    }

    @Test
    void findsSessions() {
        assertThat(page(shop.manager, "/sessions?q=&project=search&status=&sort=-cost")
                        .text())
                .contains("Search by colour", "value=\"search\"")
                .doesNotContain("Checkout of carts");
    }

    @Test
    void comparesWithTheMonthBefore() {
        shop.log(shop.manager, "a", "c-1", "claude-sonnet-4-5", "2026-09-10T12:00:00Z", "");
        shop.log(shop.manager, "a", "c-2", "claude-sonnet-4-5", "2026-10-10T12:00:00Z", "");
        shop.log(shop.manager, "a", "c-3", "claude-sonnet-4-5", "2026-10-10T12:00:01Z", "");
        var month = page(shop.manager, "/?" + Shop.MONTH).text();
        assertThat(month).contains("▲ 100%", "$0.09 in September 2026");
        var link = Pattern.compile("<a href=\"([^\"]*)\">\\$0.09 in September").matcher(month);
        assertThat(link.find()).isTrue();
        var before = HtmlUtils.htmlUnescape(link.group(1));
        assertThat(api(shop.manager, before).get("items"))
                .singleElement()
                .satisfies(item -> assertThat(item.get("id").asString()).isEqualTo("c-1"));
        assertThat(page(shop.manager, before).text()).contains("1 interaction");
        assertThat(page(shop.manager, "/?month=2026-08").text()).contains("Nothing was logged in");
    }

    @Test
    void showsPeopleAPageWhereSomethingIsWrong() {
        for (var path : List.of("/sessions/none", "/spend/interactions?user=x/y", "/?month=tomorrow", "/?colour=red")) {
            var answer = shop.get(shop.manager, path, "Accept", "text/html,*/*;q=0.8");
            assertThat(answer.status()).as(path).isBetween(400, 404);
            assertThat(answer.text()).startsWith("<!doctype html>").contains("/problems/");
            assertThat(shop.get(shop.manager, path).header("Content-Type")).isEqualTo("application/problem+json");
        }
        assertThat(shop.get(shop.manager, "/api/v1/sessions/none", "Accept", "text/html,*/*")
                        .header("Content-Type"))
                .isEqualTo("application/problem+json");
    }

    @Test
    void runsAndLoadsNothingFromElsewhere() {
        shop.work();
        for (var path : List.of("/?" + Shop.MONTH, "/sessions", "/sessions/a", "/spend/interactions", "/login")) {
            var answer = page(shop.manager, path);
            assertThat(answer.header("Content-Security-Policy"))
                    .as(path)
                    .isEqualTo("default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self';"
                            + " base-uri 'none'; frame-ancestors 'none'");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.text()).doesNotContain("<script", "<style", "style=\"", "onclick", "//cdn", "th:");
        }
    }
}
