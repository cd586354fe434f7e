package dev.costtracker.core.command;

/**
 * What the sender of a command gets once everything is durable.
 *
 * @param result what the decision says
 * @param position the log position the command ended at; a read at this position sees its effect
 * @param written whether any event was appended
 */
public record Receipt<R>(R result, long position, boolean written) {}
