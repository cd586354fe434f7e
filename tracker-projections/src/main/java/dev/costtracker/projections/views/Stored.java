package dev.costtracker.projections.views;

/**
 * A row as it was last written.
 *
 * @param position everything below it that concerns the row is in it
 */
record Stored<R>(R row, long position) {}
