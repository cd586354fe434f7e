package dev.costtracker.api.http;

/**
 * One thing that is wrong with a request.
 *
 * @param field where, e.g. {@code items[3].usage.input}, the name of a query parameter or header, or {@code body}
 * @param message what was expected and what came
 */
public record Fault(String field, String message) {}
