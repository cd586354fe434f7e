package dev.costtracker.projections.spend;

import dev.costtracker.projections.session.Tally;
import java.util.List;

/**
 * What was spent.
 *
 * @param rows in order; groups without interactions are left out
 * @param total the sum of the rows
 * @param position the place in the log up to which everything is counted
 */
public record SpendAnswer(List<Row> rows, Tally total, long position) {

    public SpendAnswer {
        rows = List.copyOf(rows);
    }

    /** One group and its sum. */
    public record Row(SpendGroup group, Tally tally) {}
}
