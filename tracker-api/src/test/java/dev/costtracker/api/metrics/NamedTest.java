package dev.costtracker.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.session.Tally;
import dev.costtracker.projections.spend.ProjectRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whose junk costs whom a name. */
class NamedTest {

    private final List<ProjectRow> projects = new ArrayList<>();

    private void make(String team, String project) {
        projects.add(new ProjectRow(
                new TeamId(team), project, projects.size(), 1, 1, 0, Duration.ZERO, Tally.NONE, Tally.NONE));
    }

    private void makeMany(String team, int count) {
        for (int i = 0; i < count; i++) {
            make(team, "p-" + i);
        }
    }

    /** The team's label and the number of its projects that have names. */
    private List<Object> named(String team, int most) {
        var named = new Named(projects, most);
        var id = new TeamId(team);
        return List.of(
                String.valueOf(named.labels(id, "p-0").get(Named.TEAM)),
                projects.stream()
                        .filter(row -> row.team().equals(id))
                        .filter(row -> row.project()
                                .equals(named.labels(id, row.project()).get(Named.PROJECT)))
                        .count());
    }

    @Test
    void takesNoNameOfAnotherTeam() {
        makeMany("junk", 5_000);
        makeMany("later", 250);

        assertThat(named("junk", 200)).containsExactly("junk", 200L);
        assertThat(named("later", 200)).containsExactly("later", 200L);
    }

    @Test
    void leavesEveryTeamAShareOfABoundedWhole() {
        for (int i = 0; i < 12; i++) {
            makeMany("junk-" + i, 300);
        }
        makeMany("later", 50);

        assertThat(named("junk-9", 200)).containsExactly("junk-9", 200L);
        assertThat(named("junk-11", 200)).containsExactly("junk-11", 20L);
        assertThat(named("later", 200)).containsExactly("later", 20L);
        assertThat(named("later", 3)).containsExactly("later", 1L);
        assertThat(named("later", 0)).containsExactly("later", 0L);
    }

    @Test
    void boundsTheTeams() {
        for (int i = 0; i <= Named.MOST_TEAMS; i++) {
            make("t-" + i, "p-0");
        }

        assertThat(named("t-" + (Named.MOST_TEAMS - 1), 9)).containsExactly("t-" + (Named.MOST_TEAMS - 1), 1L);
        assertThat(named("t-" + Named.MOST_TEAMS, 9)).containsExactly("other", 0L);
    }

    @Test
    void neverTakesANameBackOrGivesOneLater() {
        var random = new Random(5);
        for (int i = 0; i < 400; i++) {
            make("t-" + random.nextInt(30), "p-" + i);
        }
        var all = List.copyOf(projects);
        for (int size = 1; size <= all.size(); size++) {
            var some = new ArrayList<>(all.subList(0, size));
            Collections.shuffle(some, random); // however the view's rows come
            var now = new Named(some, 5);
            var atTheEnd = new Named(all, 5);
            some.forEach(row -> assertThat((Object) now.labels(row.team(), row.project()))
                    .isEqualTo(atTheEnd.labels(row.team(), row.project())));
        }
    }
}
