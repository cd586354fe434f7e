package dev.costtracker.projections.spend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some interactions, in the order of their times.
 *
 * @param next where the next page begins; null if this is the last
 */
public record InteractionPage(List<Counted> items, @Nullable InteractionPlace next, long position) {

    public InteractionPage {
        items = List.copyOf(items);
    }
}
