package dev.costtracker.api.pages;

import org.jspecify.annotations.Nullable;

/**
 * A condition that everything in a list fulfils.
 *
 * @param without the same list without it; null if it stays
 */
record Condition(String name, String value, @Nullable String without) {}
