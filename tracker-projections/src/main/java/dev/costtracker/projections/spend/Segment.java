package dev.costtracker.projections.spend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a period that is summed from pieces of one grain, or taken away again.
 *
 * <p>A month of a zone an hour ahead of UTC is the month of UTC and the hour before it, without the month's last hour; so few pieces are
 * read for it.
 *
 * @param period what it is part of
 * @param grain null for the part of a quarter of an hour, which is summed from the interactions themselves
 * @param from seconds since 1970, inclusive; microseconds without a grain
 * @param to likewise, exclusive
 * @param added whether it is added, not taken away
 */
record Segment(Period period, @Nullable Grain grain, long from, long to, boolean added) {

    /** The parts of a period. */
    static List<Segment> of(Period period) {
        var parts = new Parts(period);
        long from = Grain.QUARTER.beginAtOrAfter(period.from());
        long to = Grain.QUARTER.begin(period.to());
        if (from > to) {
            parts.interactions(period.from(), period.to());
        } else {
            parts.interactions(period.from(), Instant.ofEpochSecond(from));
            parts.quarters(from, to);
            parts.interactions(Instant.ofEpochSecond(to), period.to());
        }
        return parts.all;
    }

    boolean covers(long at) {
        return from <= at && at < to;
    }

    /** The parts of one period as they are found. */
    private static final class Parts {

        private static final long DAY = Duration.ofDays(1).toSeconds();

        private final Period period;
        private final List<Segment> all = new ArrayList<>();

        Parts(Period period) {
            this.period = period;
        }

        void interactions(Instant from, Instant to) {
            if (from.isBefore(to)) {
                all.add(new Segment(period, null, SpendTables.micros(from), SpendTables.micros(to), true));
            }
        }

        void quarters(long from, long to) {
            long first = nearestMidnight(from);
            long last = nearestMidnight(to);
            if (first >= last) {
                add(Grain.QUARTER, from, to, true);
                return;
            }
            add(Grain.QUARTER, from, first, true);
            add(Grain.QUARTER, first, from, false);
            days(first, last);
            add(Grain.QUARTER, last, to, true);
            add(Grain.QUARTER, to, last, false);
        }

        private static long nearestMidnight(long at) {
            return Math.floorDiv(at + DAY / 2, DAY) * DAY;
        }

        private void days(long from, long to) {
            long first = Grain.MONTH.beginAtOrAfter(Instant.ofEpochSecond(from));
            long last = Grain.MONTH.begin(Instant.ofEpochSecond(to));
            if (first >= last) {
                add(Grain.DAY, from, to, true);
                return;
            }
            add(Grain.DAY, from, first, true);
            add(Grain.MONTH, first, last, true);
            add(Grain.DAY, last, to, true);
        }

        private void add(Grain grain, long from, long to, boolean added) {
            if (from < to) {
                all.add(new Segment(period, grain, from, to, added));
            }
        }
    }
}
