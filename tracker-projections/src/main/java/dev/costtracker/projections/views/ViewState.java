package dev.costtracker.projections.views;

import org.jspecify.annotations.Nullable;

/**
 * How a view fares.
 *
 * @param view its name
 * @param generation the generation that answers, or the first if none does yet
 * @param ready whether one answers
 * @param position everything below it is in
 * @param head the log's head
 * @param building the generation that is built beside it or before it answers; null if none is
 * @param built how far that is; 0 if none is
 * @param own whether this node folds the generation that answers
 * @param trouble what its last batch failed of on this node; null if it did not
 */
public record ViewState(
        String view,
        int generation,
        boolean ready,
        long position,
        long head,
        @Nullable Integer building,
        long built,
        boolean own,
        @Nullable String trouble) {

    /** How many events it is behind. */
    public long lag() {
        return Math.max(0, head - position);
    }
}
