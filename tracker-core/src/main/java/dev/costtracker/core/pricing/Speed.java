package dev.costtracker.core.pricing;

/** How fast a request was served; fast mode has rates of its own on some models. */
public enum Speed {
    STANDARD,
    FAST
}
