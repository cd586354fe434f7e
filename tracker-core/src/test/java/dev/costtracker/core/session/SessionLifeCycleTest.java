package dev.costtracker.core.session;

import static dev.costtracker.core.session.Ledger.ANN;
import static dev.costtracker.core.session.Ledger.MORNING;
import static dev.costtracker.core.session.Ledger.NOW;
import static dev.costtracker.core.session.Ledger.S1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.costtracker.core.session.LifeCycleEvent.SessionEnded;
import dev.costtracker.core.session.LifeCycleEvent.SessionResumed;
import dev.costtracker.core.session.LifeCycleEvent.SessionStarted;
import dev.costtracker.core.session.SessionRejection.SessionEndedAlready;
import dev.costtracker.core.session.SessionRejection.SessionExists;
import dev.costtracker.core.session.SessionRejection.SessionNotFound;
import dev.costtracker.core.session.SessionRejection.TimesOutOfOrder;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionLifeCycleTest {

    private final Ledger ledger = new Ledger();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void startsASessionOnce() {
        assertThat(ledger.send(Ledger.start("s1")).written()).isTrue();
        assertThat(ledger.send(Ledger.start("s1")).written()).isFalse();
        assertThat(ledger.events())
                .containsExactly(new SessionStarted(ANN.team(), S1, ANN.member(), "JWT auth", "shop", null, MORNING));
    }

    @Test
    void takesNowForAStartThatIsNotStated() {
        ledger.send(new StartSession(ANN, S1, "a", "b", null, null, NOW));

        assertThat(ledger.events()).first().extracting("startedAt").isEqualTo(NOW);
        assertThat(ledger.send(new StartSession(ANN, S1, "a", "b", null, null, NOW.plusSeconds(9)))
                        .written())
                .isFalse();
    }

    @Test
    void refusesAnotherSessionUnderTheSameId() {
        ledger.started();

        assertThatThrownBy(() -> ledger.send(new StartSession(ANN, S1, "other", "shop", null, MORNING, NOW)))
                .isInstanceOf(SessionExists.class);
        assertThatThrownBy(() -> ledger.send(new StartSession(ANN, S1, "JWT auth", "shop", "x", MORNING, NOW)))
                .isInstanceOf(SessionExists.class);
        assertThat(ledger.events()).hasSize(1);
    }

    @Test
    void endsAndGoesOn() {
        ledger.started();
        Instant noon = NOW;
        ledger.send(new EndSession(ANN, S1, noon, NOW));
        ledger.send(new ResumeSession(ANN, S1, noon.plusSeconds(60), NOW));

        assertThat(ledger.events())
                .endsWith(
                        new SessionEnded(ANN.team(), S1, "shop", noon),
                        new SessionResumed(ANN.team(), S1, "shop", noon.plusSeconds(60)));
    }

    @Test
    void endingAgainChangesNothingUnlessItStatesAnotherTime() {
        ledger.started();
        ledger.send(new EndSession(ANN, S1, NOW, NOW));

        assertThat(ledger.send(new EndSession(ANN, S1, null, NOW.plusSeconds(5)))
                        .written())
                .isFalse();
        assertThat(ledger.send(new EndSession(ANN, S1, NOW, NOW)).written()).isFalse();
        assertThatThrownBy(() -> ledger.send(new EndSession(ANN, S1, NOW.plusSeconds(1), NOW)))
                .isInstanceOf(SessionEndedAlready.class);
    }

    @Test
    void resumingAnActiveSessionChangesNothing() {
        ledger.started();

        assertThat(ledger.send(new ResumeSession(ANN, S1, null, NOW)).written()).isFalse();
    }

    @Test
    void keepsTimesInOrder() {
        ledger.started();

        assertThatThrownBy(() -> ledger.send(new EndSession(ANN, S1, MORNING.minusSeconds(1), NOW)))
                .isInstanceOf(TimesOutOfOrder.class);
        ledger.send(new EndSession(ANN, S1, NOW, NOW));
        assertThatThrownBy(() -> ledger.send(new ResumeSession(ANN, S1, NOW.minusSeconds(1), NOW)))
                .isInstanceOf(TimesOutOfOrder.class);
    }

    @Test
    void aClientWhoseClockRunsAheadCanEndWithoutATime() {
        ledger.send(new StartSession(ANN, S1, "a", "b", null, NOW.plusSeconds(120), NOW));

        assertThat(ledger.send(new EndSession(ANN, S1, null, NOW)).written()).isTrue();
        assertThat(ledger.events()).last().extracting("endedAt").isEqualTo(NOW.plusSeconds(120));
    }

    @Test
    void refusesWhatConcernsNoSession() {
        assertThatThrownBy(() -> ledger.send(new EndSession(ANN, S1, null, NOW)))
                .isInstanceOf(SessionNotFound.class);
        assertThatThrownBy(() -> ledger.send(new ResumeSession(ANN, S1, null, NOW)))
                .isInstanceOf(SessionNotFound.class);
        assertThat(ledger.events()).isEmpty();
    }
}
