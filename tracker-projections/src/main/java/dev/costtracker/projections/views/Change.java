package dev.costtracker.projections.views;

import org.jspecify.annotations.Nullable;

/**
 * A row that a batch has made or changed.
 *
 * @param before as it was; null if it is new
 */
record Change<R>(Table<R> table, RowKey key, @Nullable Stored<R> before, R row) {}
