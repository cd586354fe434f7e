package dev.costtracker.api.http;

/** How many items a page of a list has, as the parameter {@code limit} says: 1 to 500, or else 50. */
public final class PageSize {

    private static final Kind<Long> LIMIT = Kind.wholeNumber(1, 500);
    private static final long USUAL = 50;

    private final Field<Long> limit;

    private PageSize(Field<Long> limit) {
        this.limit = limit;
    }

    /** Reads the parameter; {@code done} is the caller's. */
    public static PageSize read(Fields query) {
        return new PageSize(query.optional("limit", LIMIT));
    }

    /** To be taken after {@code done}. */
    public int get() {
        return Math.toIntExact(limit.or(USUAL));
    }
}
