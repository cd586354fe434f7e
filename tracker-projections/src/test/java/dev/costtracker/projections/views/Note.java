package dev.costtracker.projections.views;

import dev.costtracker.core.eventlog.LoggedEvent;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row with a cell of every kind; for tests of stores.
 *
 * @param place may change, like the title and the amount
 */
record Note(
        String shelf,
        String id,
        long place,
        @Nullable String title,
        @Nullable BigDecimal amount) {

    static final Table<Note> NOTES = Table.<Note>named("notes")
            .text("shelf", Note::shelf)
            .text("id", Note::id)
            .key()
            .number("place", Note::place)
            .text("title", Note::title)
            .amount("amount", Note::amount)
            .index("shelf", "place", "id")
            .index("shelf", "title", "id")
            .rows(cells -> new Note(
                    cells.text("shelf"),
                    cells.text("id"),
                    cells.number("place"),
                    cells.textOrNull("title"),
                    cells.amountOrNull("amount")));

    static final Table<Shelf> SHELVES = Table.<Shelf>named("shelves")
            .text("shelf", Shelf::shelf)
            .key()
            .numberOrNull("notes", Shelf::notes)
            .rows(cells -> new Shelf(cells.text("shelf"), cells.numberOrNull("notes")));

    /** A row of another table. */
    record Shelf(String shelf, @Nullable Long notes) {}

    static Note of(String id, long place, @Nullable String title) {
        return new Note("a", id, place, title, null);
    }

    RowKey key() {
        return RowKey.of(shelf, id);
    }

    /** A view with these tables; it is written by hand. */
    record Notes(int version) implements View {

        @Override
        public String name() {
            return "notes";
        }

        @Override
        public int readableSince() {
            return 1;
        }

        @Override
        public List<Table<?>> tables() {
            return List.of(SHELVES, NOTES);
        }

        @Override
        public void fold(List<LoggedEvent> events, Batch batch) {
            throw new UnsupportedOperationException("rows are written by hand");
        }
    }
}
