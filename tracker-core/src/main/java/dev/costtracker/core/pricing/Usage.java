package dev.costtracker.core.pricing;

/**
 * Tokens by class, of one request or summed over many; the classes are disjoint.
 *
 * @param input tokens read at full price; cached ones are in the other input classes
 * @param cacheWrite5m tokens written to the five-minute cache
 * @param cacheWrite1h tokens written to the one-hour cache
 * @param cacheRead tokens read from the cache
 * @param output tokens produced, thinking included
 */
public record Usage(long input, long cacheWrite5m, long cacheWrite1h, long cacheRead, long output) {

    /** The most tokens one request may state for a class. */
    public static final long MAX_PER_CLASS = 100_000_000;

    /** No tokens at all. */
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

    public Usage {
        if (input < 0 || cacheWrite5m < 0 || cacheWrite1h < 0 || cacheRead < 0 || output < 0) {
            throw new IllegalArgumentException("token counts must not be negative");
        }
    }

    /** The tokens of one class. */
    public long of(TokenClass tokenClass) {
        return switch (tokenClass) {
            case INPUT -> input;
            case CACHE_WRITE_5M -> cacheWrite5m;
            case CACHE_WRITE_1H -> cacheWrite1h;
            case CACHE_READ -> cacheRead;
            case OUTPUT -> output;
        };
    }

    /** The size of the prompt, which decides a whole-request tier: all input classes, cached or not. */
    public long prompt() {
        return Math.addExact(Math.addExact(input, cacheRead), Math.addExact(cacheWrite5m, cacheWrite1h));
    }

    /** All tokens. */
    public long total() {
        return Math.addExact(prompt(), output);
    }

    /** The sum, class by class. */
    public Usage plus(Usage other) {
        return new Usage(
                Math.addExact(input, other.input),
                Math.addExact(cacheWrite5m, other.cacheWrite5m),
                Math.addExact(cacheWrite1h, other.cacheWrite1h),
                Math.addExact(cacheRead, other.cacheRead),
                Math.addExact(output, other.output));
    }

    /** The difference, class by class; the other must be contained in this. */
    public Usage minus(Usage other) {
        return new Usage(
                input - other.input,
                cacheWrite5m - other.cacheWrite5m,
                cacheWrite1h - other.cacheWrite1h,
                cacheRead - other.cacheRead,
                output - other.output);
    }
}
