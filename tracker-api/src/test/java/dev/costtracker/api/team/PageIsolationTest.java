package dev.costtracker.api.team;

import static dev.costtracker.api.team.World.OTHER_CANARY;
import static dev.costtracker.api.team.World.OWN_CANARY;
import static dev.costtracker.api.team.World.TEAM_CANARY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.TestServer;
import dev.costtracker.api.TestServer.Answer;
import dev.costtracker.api.team.World.Who;
import dev.costtracker.core.eventlog.EventLog;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds every page against everybody who could ask for it, as {@link IsolationTest} does with the operations of the API. */
class PageIsolationTest {

    private static final TestServer SERVER = TestServer.start();

    private static final World WORLD = new World(SERVER);

    private static final long POSITION = SERVER.bean(EventLog.class).head();

    private static final String MONTH = "/?month=2025-11";
    private static final String SESSIONS = "/sessions?limit=500";
    private static final String SESSION = "/sessions/" + WORLD.session.value();
    private static final String INTERACTIONS = "/spend/interactions?from=2025-01-01T00:00:00Z";
    private static final String OF_OWNER = INTERACTIONS + "&user=" + WORLD.owner.value();
    private static final String SESSIONS_OF_OWNER = SESSIONS + "&user=" + WORLD.owner.value();

    private static final List<String> PAGES =
            List.of(MONTH, SESSIONS, SESSION, INTERACTIONS, OF_OWNER, SESSIONS_OF_OWNER);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static Answer get(Who who, String path, boolean named, String accept) {
        var asked = named ? path + (path.contains("?") ? "&" : "?") + "team=" + WORLD.team.value() : path;
        var key = WORLD.keys.get(who);
        var request = key == null ? SERVER.plain(asked) : SERVER.requestAs(key, asked);
        return SERVER.send(request.header("Accept", accept)
                .header("X-Min-Position", String.valueOf(POSITION))
                .GET());
    }

    private static int expected(Who who, String path, boolean named) {
        return switch (who) {
            case OWNER, MANAGER -> 200;
            case SAME_TEAM -> path.equals(SESSION) ? 404 : path.equals(OF_OWNER) ? 403 : 200;
            case OTHER_TEAM -> named || path.equals(SESSION) ? 404 : 200;
            case ADMINISTRATOR -> !named && path.equals(SESSION) ? 404 : 200;
            case INGEST_KEY -> 403;
            case REVOKED_KEY, NO_KEY -> 401;
        };
    }

    @ParameterizedTest
    @EnumSource
    void showsNobodyWhatIsNotTheirs(Who who) {
        for (var path : PAGES) {
            for (var named : Set.of(true, false)) {
                var answer = get(who, path, named, "*/*");
                assertThat(answer.status())
                        .as("%s of %s: %s", path, who, answer.text())
                        .isEqualTo(expected(who, path, named));
                holdsNothingForeign(who, answer);
                holdsNothingForeign(who, get(who, path, named, "text/html"));
            }
        }
    }

    private static void holdsNothingForeign(Who who, Answer answer) {
        var all = answer.text() + answer.response().headers().map();
        switch (who) {
            case OTHER_TEAM -> assertThat(all).doesNotContain(TEAM_CANARY, OWN_CANARY);
            case REVOKED_KEY, NO_KEY -> assertThat(all).doesNotContain(TEAM_CANARY, OWN_CANARY, OTHER_CANARY);
            case SAME_TEAM, INGEST_KEY -> assertThat(all).doesNotContain(OWN_CANARY, OTHER_CANARY);
            case OWNER, MANAGER -> assertThat(all).doesNotContain(OTHER_CANARY);
            case ADMINISTRATOR -> {}
        }
    }

    @Test
    void showsThemWhatIs() {
        assertThat(get(Who.OWNER, MONTH, false, "text/html").text()).contains(OWN_CANARY, TEAM_CANARY);
        assertThat(get(Who.SAME_TEAM, MONTH, false, "text/html").text()).contains(TEAM_CANARY);
        assertThat(get(Who.MANAGER, OF_OWNER, true, "text/html").text()).contains(OWN_CANARY);
        assertThat(get(Who.MANAGER, SESSION, true, "text/html").text()).contains(OWN_CANARY);
        assertThat(get(Who.OTHER_TEAM, MONTH, false, "text/html").text()).contains(OTHER_CANARY);
        assertThat(get(Who.ADMINISTRATOR, SESSIONS, true, "text/html").text()).contains(OWN_CANARY);
    }

    @Test
    void sendsWhoIsNobodyToTheSignIn() {
        for (var path : PAGES) {
            var answer = get(Who.REVOKED_KEY, path, true, "text/html");
            assertThat(answer.status()).as(path).isEqualTo(303);
            assertThat(answer.header("Location")).startsWith("/login?next=%2F");
        }
    }
}
