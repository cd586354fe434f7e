package dev.costtracker.core.pricing;

/** Where a request was sent, as far as the spelling of its model tells; a cloud's regional endpoints cost more. */
public enum Endpoint {
    /** The model's own name: nothing is said, list price. */
    UNSTATED,
    /** Bedrock's global inference profile: list price. */
    GLOBAL,
    /** A Bedrock endpoint of one region or geography, also a bare {@code anthropic.} id. */
    REGIONAL
}
