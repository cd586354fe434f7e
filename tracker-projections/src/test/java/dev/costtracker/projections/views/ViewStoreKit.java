package dev.costtracker.projections.views;

import static dev.costtracker.projections.views.Note.NOTES;
import static dev.costtracker.projections.views.Note.SHELVES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.costtracker.projections.views.Note.Notes;
import dev.costtracker.projections.views.Note.Shelf;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must hold of every store of views. */
abstract class ViewStoreKit {

    private static final View VIEW = new Notes(1);
    private static final Duration TERM = Duration.ofMinutes(1);

    @SuppressWarnings("NullAway.Init") // opened before each test
    private ViewStore store;

    @SuppressWarnings("NullAway.Init") // begun before each test
    private Generation generation;

    /** Opens the store; another time what was written before is there. */
    abstract ViewStore open();

    /** Whether characters beyond the first 65,536 come after all others; a stand-in may not know that. */
    boolean ordersByCodePoints() {
        return true;
    }

    @BeforeEach
    void begin() {
        store = open();
        generation = store.begin(VIEW, 1);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void write(long from, long to, Change<?>... changes) {
        store.write(generation, from, to, "event-" + (to - 1), List.of(changes));
    }

    /** From what is there now. */
    private Change<Note> change(Note row) {
        return new Change<>(NOTES, row.key(), load(row.key()), row);
    }

    private @Nullable Stored<Note> load(RowKey key) {
        return store.load(generation, NOTES, List.of(key)).get(key);
    }

    private List<Note> notes(Select<Note> select) {
        return store.read(generation, snapshot -> rows(snapshot, select));
    }

    private static <R> List<R> rows(Snapshot snapshot, Select<R> select) {
        var found = new ArrayList<R>();
        snapshot.each(select, found::add);
        return found;
    }

    private static Select<Note> all() {
        return Select.from(NOTES).where("shelf", "a");
    }

    @Test
    void keepsGenerationsBesideEachOther() {
        var second = store.begin(new Notes(2), 2);
        write(0, 3, change(Note.of("x", 1, "first")));
        store.makeReady(generation);

        assertThat(store.generations())
                .containsExactly(
                        new Generation("notes", 1, 1, true, 3, "event-2"),
                        new Generation("notes", 2, 2, false, 0, null));
        List<Note> inSecond = store.read(second, snapshot -> rows(snapshot, all()));
        assertThat(inSecond).isEmpty();

        store.drop(generation, VIEW);

        assertThat(store.generations()).extracting(Generation::number).containsExactly(2);
        assertThatExceptionOfType(ViewsUnavailable.class).isThrownBy(() -> notes(all()));
        assertThat(store.claim(generation, "a", TERM)).isEmpty();
    }

    @Test
    void beginsADroppedGenerationAnewWithoutItsRows() {
        write(0, 1, change(Note.of("x", 1, null)));
        store.drop(generation, VIEW);
        generation = store.begin(VIEW, 1);

        assertThat(notes(all())).isEmpty();
        assertThat(store.generations()).containsExactly(new Generation("notes", 1, 1, false, 0, null));
    }

    @Test
    void givesTheClaimToOneOwnerAtATime() {
        assertThat(store.isClaimed(generation, TERM)).isFalse();
        assertThat(store.claim(generation, "a", TERM)).hasValue(0);
        assertThat(store.claim(generation, "b", TERM)).isEmpty();
        assertThat(store.isClaimed(generation, TERM)).isTrue();

        write(0, 5);
        assertThat(store.claim(generation, "a", TERM)).as("extended").hasValue(5);

        store.release(generation, "b");
        assertThat(store.claim(generation, "b", TERM))
                .as("only the owner can give it back")
                .isEmpty();

        store.release(generation, "a");
        assertThat(store.isClaimed(generation, TERM)).isFalse();
        assertThat(store.claim(generation, "b", TERM)).hasValue(5);
    }

    @Test
    void writesRowsAndPositionAndReadsThem() {
        var note = new Note("a", "x", Long.MAX_VALUE, "title", new BigDecimal("1.50"));
        write(0, 7, new Change<>(SHELVES, RowKey.of("a"), null, new Shelf("a", 1L)), change(note));

        assertThat(load(note.key())).isEqualTo(new Stored<>(note, 7));
        assertThat(load(RowKey.of("a", "y"))).isNull();
        store.read(generation, snapshot -> {
            assertThat(snapshot.position()).isEqualTo(7);
            assertThat(snapshot.find(NOTES, note.key())).contains(note);
            assertThat(snapshot.find(NOTES, RowKey.of("a", "y"))).isEmpty();
            assertThat(snapshot.find(SHELVES, RowKey.of("a"))).contains(new Shelf("a", 1L));
            return 0;
        });

        var other = new Note("a", "x", -1, null, null);
        write(7, 8, change(other));

        assertThat(notes(all())).containsExactly(other);
    }

    @Test
    void loadsManyRowsAtOnce() {
        var changes = IntStream.range(0, 300).mapToObj(i -> change(Note.of("n" + i, i, null)));
        store.write(
                generation,
                0,
                300,
                "event-299",
                changes.<Change<?>>map(each -> each).toList());

        var keys =
                IntStream.range(250, 350).mapToObj(i -> RowKey.of("a", "n" + i)).toList();
        var loaded = store.load(generation, NOTES, keys);

        assertThat(loaded)
                .hasSize(50)
                .containsEntry(RowKey.of("a", "n250"), new Stored<>(Note.of("n250", 250, null), 300));
    }

    @Test
    void keepsEveryDigitOfAnAmount() {
        var amounts = List.of(
                new BigDecimal("-1234567890123456.00000000000001"),
                new BigDecimal("1234567890123456789012.345678901234567891"),
                BigDecimal.ZERO);
        for (int i = 0; i < amounts.size(); i++) {
            write(i, i + 1, change(new Note("a", "n" + i, 0, null, amounts.get(i))));
        }

        assertThat(notes(all().ascending("id"))).extracting(Note::amount).isEqualTo(amounts);
    }

    @Test
    void keepsTextsAsTheyAre() {
        var title = "ü 'quoted' \"text\" $set {a.b} \uD83D\uDE00 %s ?";
        write(0, 1, change(Note.of("x$.", 0, title)));

        assertThat(notes(all().where("title", title))).containsExactly(Note.of("x$.", 0, title));
    }

    @Test
    void keepsWhatItHasWhenOpenedAgain() {
        write(0, 4, change(Note.of("x", 1, "t")));
        store.makeReady(generation);
        store.close();

        store = open();

        assertThat(store.generations()).containsExactly(new Generation("notes", 1, 1, true, 4, "event-3"));
        assertThat(notes(all())).containsExactly(Note.of("x", 1, "t"));
        write(4, 5, change(Note.of("x", 2, "t")));
        assertThat(notes(all())).containsExactly(Note.of("x", 2, "t"));
    }

    @Test
    void choosesByAllConditions() {
        for (int i = 0; i < 6; i++) {
            write(i, i + 1, change(Note.of("n" + i, i, i % 2 == 0 ? "even" : null)));
        }
        write(6, 7, change(new Note("b", "n9", 3, "even", null)));

        assertThat(ids(all().atLeast("place", 2).below("place", 5).ascending("id")))
                .containsExactly("n2", "n3", "n4");
        assertThat(ids(all().where("title", "even").atLeast("place", 1).ascending("id")))
                .containsExactly("n2", "n4");
        assertThat(ids(all().whereIfGiven("title", null))).hasSize(6);
        assertThat(ids(Select.from(NOTES))).hasSize(7);
        assertThat(ids(all().where("place", 3L))).containsExactly("n3");
    }

    private List<String> ids(Select<Note> select) {
        return notes(select).stream().map(Note::id).toList();
    }

    @Test
    void ordersTextsByCodePoints() {
        var titles = new ArrayList<>(List.of("", "A", "B", "a", "\u00E4", "\uFFFD"));
        if (ordersByCodePoints()) {
            titles.add("\uD83D\uDE00");
        }
        for (int i = 0; i < titles.size(); i++) {
            write(i, i + 1, change(Note.of("n" + i, 0, titles.get(i))));
        }

        assertThat(notes(all().ascending("title", "id")))
                .extracting(Note::title)
                .isEqualTo(titles);
        assertThat(notes(all().descending("title", "id")))
                .extracting(Note::title)
                .isEqualTo(titles.reversed());
    }

    @Test
    void goesOnBehindAnyRow() {
        for (int i = 0; i < 12; i++) {
            write(i, i + 1, change(Note.of("n%02d".formatted(i), i / 3, "t" + i % 4)));
        }
        for (var order : List.of(
                all().ascending("place", "id"),
                all().descending("place", "id"),
                all().ascending("title", "id"),
                all().descending("title", "id"))) {
            var whole = notes(order);
            for (int i = 0; i < whole.size(); i++) {
                var row = whole.get(i);
                Object first = order.order().getFirst().equals("place") ? Long.valueOf(row.place()) : row.title();
                assertThat(notes(order.after(List.of(first, row.id())))).isEqualTo(whole.subList(i + 1, whole.size()));
            }
        }
    }

    @Test
    void stopsWhenTheTakerHasEnough() {
        for (int i = 0; i < 5; i++) {
            write(i, i + 1, change(Note.of("n" + i, i, null)));
        }
        var taken = new ArrayList<String>();
        store.read(generation, snapshot -> {
            snapshot.each(all().ascending("place", "id"), row -> {
                taken.add(row.id());
                return taken.size() < 2;
            });
            return 0;
        });

        assertThat(taken).containsExactly("n0", "n1");
    }

    /** The rows as they are at each position, in an order and under a condition that both change. */
    private static final Map<Long, List<String>> AT = Map.of(
            2L, List.of("x", "y"),
            3L, List.of("y"),
            4L, List.of("z", "y", "x"));

    private static Select<Note> changing() {
        return all().where("title", "in").ascending("place", "id");
    }

    private void writeTwo() {
        write(0, 2, change(Note.of("x", 1, "in")), change(Note.of("y", 5, "in")));
    }

    private void writeNext(long position) {
        if (position == 2) {
            write(2, 3, change(Note.of("x", 1, "out")));
        } else if (position == 3) {
            write(3, 4, change(Note.of("x", 7, "in")), change(Note.of("z", 0, "in")));
        }
    }

    @Test
    void readsAtOnePositionWhateverIsWrittenMeanwhile() {
        writeTwo();
        for (long start = 2; start < 4; start++) {
            store.read(generation, snapshot -> {
                var before = rows(snapshot, changing());
                writeNext(snapshot.position());
                var after = rows(snapshot, changing());
                assertThat(before).extracting(Note::id).isEqualTo(AT.get(snapshot.position()));
                assertThat(after).isEqualTo(before);
                assertThat(snapshot.find(NOTES, RowKey.of("a", "z")).isPresent())
                        .isEqualTo(snapshot.position() == 4);
                return 0;
            });
        }
        assertThat(ids(changing())).isEqualTo(AT.get(4L));
    }

    @Test
    void readsAtOnePositionWhileRowsAreHandedOut() {
        writeTwo();
        for (long start = 2; start < 4; start++) {
            store.read(generation, snapshot -> {
                var found = new ArrayList<String>();
                snapshot.each(changing(), row -> {
                    writeNext(snapshot.position() + (found.isEmpty() ? 0 : 9));
                    return found.add(row.id());
                });
                assertThat(found).isEqualTo(AT.get(snapshot.position()));
                return 0;
            });
        }
    }

    @Test
    void beginsAReadAgainIfItCannotSeeItsPositionAnyMore() {
        writeTwo();
        var seen = store.read(generation, snapshot -> {
            writeNext(snapshot.position());
            writeNext(snapshot.position() + 1);
            assertThat(rows(snapshot, changing())).extracting(Note::id).isEqualTo(AT.get(snapshot.position()));
            return snapshot.position();
        });

        assertThat(seen).isIn(2L, 4L);
    }

    @Test
    void keepsAWriterOutThatWasOvertaken() {
        write(0, 1, change(Note.of("x", 1, "t")));
        var late = List.<Change<?>>of(change(Note.of("x", 2, "late")));
        write(1, 2, change(Note.of("x", 3, "t")));

        assertThatExceptionOfType(Overtaken.class).isThrownBy(() -> store.write(generation, 1, 2, "event-1", late));

        assertThat(notes(all())).containsExactly(Note.of("x", 3, "t"));
        assertThat(store.claim(generation, "a", TERM)).hasValue(2);
    }

    @Test
    void keepsAWriterOutWhoseRowAnotherHasMadeFirst() {
        var late = List.<Change<?>>of(change(Note.of("x", 2, "late")));
        write(0, 1, change(Note.of("x", 1, "t")));

        assertThatExceptionOfType(Overtaken.class).isThrownBy(() -> store.write(generation, 0, 1, "event-0", late));

        assertThat(notes(all())).containsExactly(Note.of("x", 1, "t"));
    }

    @Test
    void keepsAWriterOutThatHasNoRows() {
        write(0, 3);

        assertThatExceptionOfType(Overtaken.class).isThrownBy(() -> write(0, 2));

        assertThat(store.claim(generation, "a", TERM)).hasValue(3);
    }

    @Test
    void saysThatItIsClosed() {
        store.close();

        assertThatExceptionOfType(ViewsUnavailable.class).isThrownBy(() -> store.generations());
        store = open();
        await().untilAsserted(() -> assertThat(store.generations()).hasSize(1));
    }
}
