package dev.costtracker.core.eventlog;

import java.time.Duration;
import java.util.List;

/**
 * How appends ended on this node since its log was opened.
 *
 * @param written how many were written
 * @param events how many events they had
 * @param conflicts how many were refused, as what they rested on had changed; those are decided again
 * @param failures how many got no answer in time, or found too many waiting
 * @param took how long those that were written took together
 * @param within how many of them took no longer than each limit, in order of the limits
 */
public record AppendCounts(
        long written, long events, long conflicts, long failures, Duration took, List<Within> within) {

    public AppendCounts {
        within = List.copyOf(within);
    }

    /** How many took no longer than this. */
    public record Within(Duration limit, long count) {}
}
