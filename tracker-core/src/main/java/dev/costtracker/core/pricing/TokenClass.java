package dev.costtracker.core.pricing;

/** The five disjoint kinds of token a request is billed by; their sum is the request's total. */
public enum TokenClass {
    /** Input read at full price; cached tokens are not among them. */
    INPUT("input"),
    /** Input written to the five-minute cache. */
    CACHE_WRITE_5M("cacheWrite5m"),
    /** Input written to the one-hour cache. */
    CACHE_WRITE_1H("cacheWrite1h"),
    /** Input read from the cache. */
    CACHE_READ("cacheRead"),
    /** Output, thinking included. */
    OUTPUT("output");

    private final String wire;

    TokenClass(String wire) {
        this.wire = wire;
    }

    /** The name on the wire, e.g. {@code cacheWrite5m}. */
    public String wire() {
        return wire;
    }
}
