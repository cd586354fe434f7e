package dev.costtracker.core.pricing;

/** Who publishes prices; an operator's line for a model wins over the bundled one. */
public enum Publisher {
    /** The list prices that come with the program. */
    BUNDLED,
    /** Whoever runs this server: negotiated prices, or a model the bundle does not know. */
    OPERATOR
}
