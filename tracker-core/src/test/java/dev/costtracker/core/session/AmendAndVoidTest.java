package dev.costtracker.core.session;

import static dev.costtracker.core.session.Ledger.ANN;
import static dev.costtracker.core.session.Ledger.MORNING;
import static dev.costtracker.core.session.Ledger.amending;
import static dev.costtracker.core.session.Ledger.content;
import static dev.costtracker.core.session.Ledger.request;
import static dev.costtracker.core.session.Ledger.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.costtracker.core.command.Receipt;
import dev.costtracker.core.session.LoggingResult.Outcome;
import dev.costtracker.core.session.SessionRejection.InteractionIsVoid;
import dev.costtracker.core.session.SessionRejection.InteractionNotFound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AmendAndVoidTest {

    private static final InteractionId M1 = new InteractionId("m1");

    private final Ledger ledger = new Ledger().started();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void amendsAnInteractionByAnyOfItsIds() {
        ledger.log(request("m1", tokens(10, 20), "req_1"));
        Receipt<KnownInteraction> receipt =
                ledger.send(new AmendInteraction(ANN, new InteractionId("req_1"), tokens(10, 5), true, "wrong meter"));

        assertThat(receipt.result().id()).isEqualTo(M1);
        assertThat(receipt.result().content().usage().output()).isEqualTo(5);
        assertThat(receipt.result().earlier()).containsExactly(tokens(10, 20));
        assertThat(ledger.events()).last().extracting("reason").isEqualTo("wrong meter");
    }

    @Test
    void amendingWithTheSameContentWritesNothing() {
        ledger.log(request("m1", tokens(10, 20)));

        assertThat(ledger.send(new AmendInteraction(ANN, M1, tokens(10, 20), true, "x"))
                        .written())
                .isFalse();
    }

    @Test
    void keepsTheLoggedTimeWhereAnAmendmentStatesNone() {
        ledger.log(request("m1", tokens(10, 20)));
        Receipt<KnownInteraction> receipt =
                ledger.send(new AmendInteraction(ANN, M1, tokens(10, 5).at(MORNING.plusSeconds(9999)), false, "x"));

        assertThat(receipt.result().content().occurredAt()).isEqualTo(MORNING.plusSeconds(60));
    }

    @Test
    void voidsOnceForEver() {
        ledger.log(request("m1", tokens(10, 20)));

        assertThat(ledger.send(new VoidInteraction(ANN, M1, "test data")).written())
                .isTrue();
        assertThat(ledger.send(new VoidInteraction(ANN, M1, "again")).written()).isFalse();
        assertThatThrownBy(() -> ledger.send(new AmendInteraction(ANN, M1, tokens(1, 1), true, "x")))
                .isInstanceOf(InteractionIsVoid.class);
    }

    @Test
    void aVoidInteractionIsNotLoggedAgain() {
        ledger.log(request("m1", tokens(10, 20)));
        ledger.send(new VoidInteraction(ANN, M1, "test data"));

        assertThat(ledger.log(request("m1", tokens(10, 20))).outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(ledger.log(amending(request("m1", tokens(10, 20)))).outcome())
                .isEqualTo(Outcome.DUPLICATE);
        assertThat(ledger.log(amending(request("m1", tokens(10, 30)))).outcome())
                .isEqualTo(Outcome.CONFLICT);
        assertThat(ledger.log(request("m1", content("claude-nowhere-1", 10, 20, "1", null), "req_9"))
                        .outcome())
                .isEqualTo(Outcome.DUPLICATE);
        assertThat(ledger.events()).hasSize(3);
    }

    @Test
    void refusesWhatConcernsNoInteraction() {
        assertThatThrownBy(() -> ledger.send(new AmendInteraction(ANN, M1, tokens(1, 1), true, "x")))
                .isInstanceOf(InteractionNotFound.class);
        assertThatThrownBy(() -> ledger.send(new VoidInteraction(ANN, M1, "x")))
                .isInstanceOf(InteractionNotFound.class);
    }
}
