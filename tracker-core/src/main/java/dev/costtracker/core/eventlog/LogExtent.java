package dev.costtracker.core.eventlog;

/**
 * A stretch of a log, from its beginning, that was found whole.
 *
 * @param events how many there are, which is the position where it ends
 * @param records in how many appends they came
 * @param lastHash the last record's hash, in hexadecimal; zeros if there is none
 */
public record LogExtent(long events, long records, String lastHash) {}
