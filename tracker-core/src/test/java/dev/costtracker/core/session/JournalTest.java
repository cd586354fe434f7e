package dev.costtracker.core.session;

import static dev.costtracker.core.session.Ledger.ANN;
import static dev.costtracker.core.session.Ledger.NOW;
import static dev.costtracker.core.session.Ledger.S1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.costtracker.core.session.JournalEvent.ActionList;
import dev.costtracker.core.session.JournalEvent.Reflection;
import dev.costtracker.core.session.RecordEntry.Note;
import dev.costtracker.core.session.SessionRejection.EntryExists;
import dev.costtracker.core.session.SessionRejection.EntryNeverDone;
import dev.costtracker.core.session.SessionRejection.EntryNotFound;
import dev.costtracker.core.session.SessionRejection.SessionNotFound;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JournalTest {

    private static final EntryId E1 = new EntryId("e1");

    private final Ledger ledger = new Ledger().started();

    @AfterEach
    void close() {
        ledger.close();
    }

    static Stream<Note> closedNotes() {
        return Stream.of(
                new RecordEntry.Accomplishment("a"),
                new RecordEntry.SecurityConsideration("a"),
                new RecordEntry.LookingBack(Reflection.WENT_WELL, "a"),
                new RecordEntry.LookingBack(Reflection.TO_IMPROVE, "a"),
                new RecordEntry.TechnicalDecision("JWT", "a"),
                new RecordEntry.ModelUse("claude-opus-5", "a"),
                new RecordEntry.TokenTip("a", true));
    }

    static Stream<Note> openNotes() {
        return Stream.of(
                new RecordEntry.NextOptimization("a"),
                new RecordEntry.Blocker("a"),
                new RecordEntry.Question("a"),
                new RecordEntry.ActionItem(ActionList.NEXT_SESSION, "a"),
                new RecordEntry.ActionItem(ActionList.COST_MANAGEMENT, "a"));
    }

    static Stream<Note> notes() {
        return Stream.concat(closedNotes(), openNotes());
    }

    @ParameterizedTest
    @MethodSource("notes")
    void recordsAnEntryOnce(Note note) {
        assertThat(ledger.send(new RecordEntry(ANN, S1, E1, note)).written()).isTrue();
        assertThat(ledger.send(new RecordEntry(ANN, S1, E1, note)).written()).isFalse();
        assertThatThrownBy(() -> ledger.send(new RecordEntry(ANN, S1, E1, new RecordEntry.Question("other"))))
                .isInstanceOf(EntryExists.class);
        assertThat(ledger.events()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("openNotes")
    void completesWhatIsOpenOnce(Note note) {
        ledger.send(new RecordEntry(ANN, S1, E1, note));

        assertThat(ledger.send(new CompleteEntry(ANN, S1, E1, "so")).written()).isTrue();
        assertThat(ledger.send(new CompleteEntry(ANN, S1, E1, "otherwise")).written())
                .isFalse();
        assertThat(ledger.send(new RecordEntry(ANN, S1, E1, note)).written()).isFalse();
        assertThat(ledger.events()).hasSize(3).last().extracting("resolution").isEqualTo("so");
    }

    @ParameterizedTest
    @MethodSource("closedNotes")
    void completesNothingThatIsNeverOpen(Note note) {
        ledger.send(new RecordEntry(ANN, S1, E1, note));

        assertThatThrownBy(() -> ledger.send(new CompleteEntry(ANN, S1, E1, null)))
                .isInstanceOf(EntryNeverDone.class);
    }

    @Test
    void takesNotesAfterTheEnd() {
        ledger.send(new EndSession(ANN, S1, null, NOW));

        assertThat(ledger.send(new RecordEntry(ANN, S1, E1, new RecordEntry.Accomplishment("a")))
                        .written())
                .isTrue();
        assertThat(ledger.send(new RateSession(ANN, S1, 8, null, null, null)).written())
                .isTrue();
    }

    @Test
    void refusesWhatConcernsNothing() {
        assertThatThrownBy(() -> ledger.send(new CompleteEntry(ANN, S1, E1, null)))
                .isInstanceOf(EntryNotFound.class);
        var nowhere = new SessionId("nowhere");
        assertThatThrownBy(() -> ledger.send(new RecordEntry(ANN, nowhere, E1, new RecordEntry.Question("a"))))
                .isInstanceOf(SessionNotFound.class);
        assertThatThrownBy(() -> ledger.send(new RateSession(ANN, nowhere, 8, 8, 8, null)))
                .isInstanceOf(SessionNotFound.class);
        assertThatThrownBy(() -> ledger.send(new RecordCodeMetrics(ANN, nowhere, 1L, 1L, 1L, 1L, BigDecimal.ONE)))
                .isInstanceOf(SessionNotFound.class);
    }

    @Test
    void ratingAgainReplacesAndTheSameAgainWritesNothing() {
        assertThat(ledger.send(new RateSession(ANN, S1, 8, 7, 9, "good")).written())
                .isTrue();
        assertThat(ledger.send(new RateSession(ANN, S1, 8, 7, 9, "good")).written())
                .isFalse();
        assertThat(ledger.send(new RateSession(ANN, S1, 9, 7, 9, "good")).written())
                .isTrue();
        assertThat(ledger.send(new RateSession(ANN, S1, 8, 7, 9, "good")).written())
                .isTrue();
    }

    @Test
    void statingMetricsAgainReplacesAndTheSameAgainWritesNothing() {
        var half = new BigDecimal("50.50");
        assertThat(ledger.send(new RecordCodeMetrics(ANN, S1, 1L, 2L, 3L, 4L, half))
                        .written())
                .isTrue();
        assertThat(ledger.send(new RecordCodeMetrics(ANN, S1, 1L, 2L, 3L, 4L, new BigDecimal("50.5")))
                        .written())
                .isFalse();
        assertThat(ledger.send(new RecordCodeMetrics(ANN, S1, 1L, 2L, 3L, 5L, half))
                        .written())
                .isTrue();
    }
}
