package dev.costtracker.projections.views;

/** Another node has written to the same generation meanwhile. */
final class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Overtaken(Generation generation) {
        super("another node has written to %s meanwhile".formatted(generation.id()));
    }
}
