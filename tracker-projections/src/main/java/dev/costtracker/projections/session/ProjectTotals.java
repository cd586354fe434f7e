package dev.costtracker.projections.session;

import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.pricing.Usage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * All sessions of a project in a few figures.
 *
 * @param sessions how many, those that go on among them
 * @param openSessions how many of them go on; their cost is in {@code cost}, but not in the average
 * @param duration how long the ended sessions were worked in
 * @param averageCostPerHour cost of the ended sessions by their hours, to six decimals, half up; null if they have no
 *     duration, or no known cost
 * @param position the place in the log up to which everything is counted
 */
public record ProjectTotals(
        String project,
        long sessions,
        long openSessions,
        Duration duration,
        long interactions,
        Usage tokens,
        CostTotal cost,
        @Nullable Money averageCostPerHour,
        long position) {

    static ProjectTotals of(String project, SessionsFold fold, long position) {
        var all = Tally.NONE;
        var ended = Tally.NONE;
        var duration = Duration.ZERO;
        long open = 0;
        for (var life : fold.lives()) {
            var tally = fold.tally(life.started().session());
            all = all.plus(tally);
            if (life.status() == SessionStatus.ENDED) {
                ended = ended.plus(tally);
                duration = duration.plus(life.closed());
            } else {
                open++;
            }
        }
        return of(project, fold.lives().size(), open, duration, all, ended, position);
    }

    /**
     * Of a project's sums.
     *
     * @param all what all sessions used
     * @param ended what the ended ones used
     */
    public static ProjectTotals of(
            String project, long sessions, long open, Duration duration, Tally all, Tally ended, long position) {
        return new ProjectTotals(
                project,
                sessions,
                open,
                duration,
                all.interactions(),
                all.tokens(),
                all.cost(),
                PerHour.cost(ended.cost(), duration),
                position);
    }
}
