package dev.costtracker.projections.views;

import org.jspecify.annotations.Nullable;

/**
 * One making of a view: it is folded from the beginning of the log, and takes over from the one before once it has caught up.
 *
 * @param view the view's name
 * @param number counted from 1
 * @param version of the view that it was begun with
 * @param ready whether it has caught up once; the last ready one answers
 * @param position everything below it is in
 * @param lastEvent the id of the event just below; null at the beginning
 */
public record Generation(
        String view,
        int number,
        int version,
        boolean ready,
        long position,
        @Nullable String lastEvent) {

    /** Its name among all generations of all views. */
    String id() {
        return view + "_" + number;
    }
}
