package dev.costtracker.projections.views;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The generations of one view.
 *
 * @param all in order of their numbers
 */
record Generations(View view, List<Generation> all) {

    static Generations of(View view, List<Generation> everything) {
        return new Generations(
                view,
                everything.stream()
                        .filter(generation -> generation.view().equals(view.name()))
                        .sorted(Comparator.comparingInt(Generation::number))
                        .toList());
    }

    /** The one that answers. */
    Optional<Generation> live() {
        return all.stream()
                .filter(Generation::ready)
                .filter(generation ->
                        generation.version() >= view.readableSince() && generation.version() <= view.version())
                .reduce((earlier, later) -> later);
    }

    /** The one that will answer once it has caught up. */
    Optional<Generation> building() {
        int answering = live().filter(this::isCurrent).map(Generation::number).orElse(0);
        return all.stream()
                .filter(this::isCurrent)
                .filter(generation -> !generation.ready() && generation.number() > answering)
                .reduce((earlier, later) -> later);
    }

    /** Whether nothing there is of today's version, or will be. */
    boolean isStale() {
        return building().isEmpty() && live().filter(this::isCurrent).isEmpty();
    }

    private boolean isCurrent(Generation generation) {
        return generation.version() == view.version();
    }

    /** Those that this program folds. */
    List<Generation> folded() {
        return all.stream().filter(this::isFolded).toList();
    }

    private boolean isFolded(Generation generation) {
        var one = Optional.of(generation);
        return isCurrent(generation) && (one.equals(live()) || one.equals(building()));
    }

    /** Those that a later one has replaced. */
    List<Generation> replaced() {
        int answering = live().map(Generation::number).orElse(0);
        return all.stream()
                .filter(generation -> generation.number() < answering && generation.version() <= view.version())
                .toList();
    }

    int nextNumber() {
        return all.isEmpty() ? 1 : all.getLast().number() + 1;
    }
}
