package dev.costtracker.api.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers by one of their ids; a hash table that holds nothing but references.
 *
 * <p>A {@code HashMap} would take forty bytes more for each of a million answers, and a key object besides.
 */
final class AnswerTable {

    private static final int FIRST_SIZE = 1024;

    private final Function<Answer, byte @Nullable []> key;
    private @Nullable Answer[] slots = new @Nullable Answer[FIRST_SIZE];
    private int size;

    AnswerTable(Function<Answer, byte @Nullable []> key) {
        this.key = key;
    }

    @Nullable
    Answer find(byte[] id) {
        return slots[slot(slots, id)];
    }

    /** Adds an answer whose id is not in the table. */
    void add(byte[] id, Answer answer) {
        if (size * 2 >= slots.length) {
            grow();
        }
        slots[slot(slots, id)] = answer;
        size++;
    }

    /** All answers, in no order. */
    List<Answer> all() {
        var all = new ArrayList<Answer>(size);
        for (var answer : slots) {
            if (answer != null) {
                all.add(answer);
            }
        }
        return all;
    }

    private void grow() {
        var larger = new @Nullable Answer[slots.length * 2];
        for (var answer : slots) {
            if (answer != null) {
                larger[slot(larger, Objects.requireNonNull(key.apply(answer)))] = answer;
            }
        }
        slots = larger;
    }

    /** The slot that holds the id, or the free one where it belongs. */
    private int slot(@Nullable Answer[] table, byte[] id) {
        var mask = table.length - 1;
        // Multiplied, so that ids that differ in their last letters only do not end side by side.
        var slot = (Arrays.hashCode(id) * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(mask);
        while (true) {
            var answer = table[slot];
            if (answer == null || Arrays.equals(id, key.apply(answer))) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }
}
