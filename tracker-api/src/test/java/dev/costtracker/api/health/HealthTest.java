package dev.costtracker.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators and balancers are told, and what nobody is. */
class HealthTest {

    private static final TestServer SERVER = TestServer.start();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void tellsOperatorsOfTheLog() {
        var health = SERVER.health("/actuator/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().get("status").asString()).isEqualTo("UP");
        assertThat(health.json().get("components").propertyNames())
                .containsExactlyInAnyOrder("livenessState", "log", "readinessState", "views");
        var spend = health.json().at("/components/views/details/spend");
        assertThat(spend.get("lag").asLong()).isZero();
        assertThat(spend.get("folded").asString()).isEqualTo("by this server");
        var log = health.json().at("/components/log/details");
        assertThat(log.get("store").asString()).startsWith("SQLite file ").endsWith("log.db");
        assertThat(log.get("leader").asString()).isEqualTo("this server");
        assertThat(log.get("waiting").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/readyz", "/livez"})
    void tellsBalancersOneWord(String path) {
        var answer = SERVER.send(SERVER.plain(path));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"readiness", "liveness"})
    void hasTheSameBesideHealth(String group) {
        assertThat(SERVER.health("/actuator/health/" + group).text()).isEqualTo("{\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/env", "/heapdump", "/beans", "/loggers", "/threaddump", "/shutdown", "/metrics"})
    void showsNothingElse(String endpoint) {
        var answer = SERVER.health("/actuator" + endpoint);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).doesNotContain("Tomcat", "Exception");
    }

    @Test
    void tellsNoDetailsWhereEverybodyCanAsk() {
        assertThat(SERVER.send(SERVER.plain("/actuator/health")).status()).isEqualTo(404);
        assertThat(SERVER.send(SERVER.plain("/readyz/log")).status()).isEqualTo(404);
    }
}
