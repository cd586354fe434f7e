package dev.costtracker.api.spend;

import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.Kind;
import dev.costtracker.api.http.PageSize;
import dev.costtracker.projections.spend.InteractionPlace;
import org.jspecify.annotations.Nullable;

/**
 * Which interactions are asked for.
 *
 * @param after where the page before ended; null for the first page
 */
public record InteractionListQuery(
        SpendAsked asked, @Nullable InteractionPlace after, int limit) {

    private static final Kind<InteractionPlace> CURSOR =
            Kind.string("a cursor that a list gave", InteractionListQuery::place);

    /** Reads it whole. */
    public static InteractionListQuery read(Fields query) {
        var spend = new SpendQuery(query, false);
        var limit = PageSize.read(query);
        var cursor = query.optional("cursor", CURSOR);
        spend.check();
        query.done();
        return new InteractionListQuery(spend.asked(), cursor.orNull(), limit.get());
    }

    private static @Nullable InteractionPlace place(String cursor) {
        try {
            return InteractionPlace.ofCursor(cursor);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
