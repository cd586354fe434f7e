package dev.costtracker.core.session;

import static dev.costtracker.core.session.Ledger.ANN;
import static dev.costtracker.core.session.Ledger.MORNING;
import static dev.costtracker.core.session.Ledger.NOW;
import static dev.costtracker.core.session.Ledger.S1;
import static dev.costtracker.core.session.Ledger.amending;
import static dev.costtracker.core.session.Ledger.content;
import static dev.costtracker.core.session.Ledger.in;
import static dev.costtracker.core.session.Ledger.request;
import static dev.costtracker.core.session.Ledger.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.costtracker.core.command.Receipt;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.session.InteractionEvent.InteractionAmended;
import dev.costtracker.core.session.InteractionEvent.InteractionLogged;
import dev.costtracker.core.session.LoggingResult.Outcome;
import dev.costtracker.core.session.SessionRejection.InteractionConflict;
import dev.costtracker.core.session.SessionRejection.InteractionIdsClash;
import dev.costtracker.core.session.SessionRejection.InteractionNotFound;
import dev.costtracker.core.session.SessionRejection.SessionHasEnded;
import dev.costtracker.core.session.SessionRejection.SessionNotFound;
import dev.costtracker.core.session.SessionRejection.TooManyAliases;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.KeyId;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogInteractionsTest {

    private final Ledger ledger = new Ledger().started();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void logsAnInteractionOnce() {
        var first = ledger.log(request("m1", tokens(10, 20)));
        var again = ledger.log(request("m1", tokens(10, 20)));

        assertThat(first.outcome()).isEqualTo(Outcome.LOGGED);
        assertThat(again.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(again.cost()).isEqualTo(first.cost());
        assertThat(interactions()).hasSize(1);
    }

    @Test
    void neverPricesAnUnknownModelAtZero() {
        var cost = ledger.log(request("m1", tokens(10, 20))).cost();

        assertThat(cost).isNotNull();
        assertThat(cost.status()).isEqualTo(Cost.Status.UNPRICED);
        assertThat(cost.amount()).isEmpty();
        assertThat(cost.reason()).contains("claude-nowhere-1");
    }

    @Test
    void countsWhatTheClientReportsWhereThereIsNoPrice() {
        var cost = ledger.log(request("m1", content("claude-nowhere-1", 1, 2, "0.50", null)))
                .cost();

        assertThat(cost).isNotNull();
        assertThat(cost.status()).isEqualTo(Cost.Status.REPORTED);
        assertThat(cost.amount()).contains(Money.usd("0.5"));
    }

    @Test
    void refusesOtherContentUnderAKnownIdAndShowsBoth() {
        ledger.log(request("m1", tokens(10, 20)));
        var conflict = ledger.log(request("m1", tokens(10, 21)));

        assertThat(conflict.outcome()).isEqualTo(Outcome.CONFLICT);
        assertThat(conflict.rejection()).isInstanceOfSatisfying(InteractionConflict.class, both -> {
            assertThat(both.existing().orElseThrow().content()).isEqualTo(tokens(10, 20));
            assertThat(both.submitted()).isEqualTo(tokens(10, 21));
        });
        assertThat(interactions()).hasSize(1);
    }

    @Test
    void showsAndChangesNothingThatAnotherMemberLogged() {
        ledger.log(request("m1", content("claude-nowhere-1", 10, 20, null, "mine"), "r1"));
        var bob = new Caller(ANN.team(), new MemberId("bob"), new KeyId("key-2"), Standing.MEMBER);
        ledger.sendAs(bob, new StartSession(bob, new SessionId("s2"), "n", "shop", null, MORNING, NOW));

        var other = amending(in("s2", request("m1", content("claude-nowhere-1", 10, 21, null, "his"))));
        var conflict = ledger.logAs(bob, other);
        assertThat(conflict.outcome()).isEqualTo(Outcome.CONFLICT);
        assertThat(conflict.content()).isNull();
        assertThat(conflict.cost()).isNull();
        assertThat(conflict.rejection())
                .isInstanceOfSatisfying(InteractionConflict.class, it -> assertThat(it.existing())
                        .isEmpty());

        var same = in("s2", request("m1", content("claude-nowhere-1", 10, 20, "0.5", "mine"), "r2"));
        var duplicate = ledger.logAs(bob, same);
        assertThat(duplicate.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(duplicate.session()).isNull();
        assertThat(duplicate.content()).isEqualTo(same.content());
        var byAlias = ledger.logAs(bob, in("s2", request("r1", content("claude-nowhere-1", 10, 20, null, "mine"))));
        assertThat(byAlias.id()).isEqualTo(new InteractionId("r1"));
        assertThat(byAlias.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(ledger.logAs(bob, in("s2", request("r1", tokens(7, 7)))).rejection())
                .hasMessageContaining("r1")
                .hasMessageNotContaining("m1");
        assertThat(ledger.logAs(bob, in("s1", request("m9", tokens(1, 1)))).rejection())
                .isInstanceOf(SessionNotFound.class);
        assertThatThrownBy(() -> ledger.sendAs(bob, new VoidInteraction(bob, new InteractionId("m1"), "mine now")))
                .isInstanceOf(InteractionNotFound.class);
        assertThat(interactions()).hasSize(1);

        var manager = new Caller(ANN.team(), new MemberId("max"), new KeyId("key-3"), Standing.MANAGER);
        assertThat(ledger.logAs(manager, other).outcome()).isEqualTo(Outcome.AMENDED);
    }

    @Test
    void tellsAnIngestKeyNothingOfWhatIsLogged() {
        ledger.log(request("m1", content("claude-nowhere-1", 10, 20, null, "mine")));
        var ingest = new Caller(ANN.team(), ANN.member(), new KeyId("key-2"), Standing.INGEST);
        var conflict = ledger.logAs(ingest, request("m1", tokens(10, 21)));
        assertThat(conflict.content()).isNull();
        assertThat(ledger.logAs(ingest, amending(request("m1", tokens(10, 21)))).outcome())
                .isEqualTo(Outcome.AMENDED);
    }

    @Test
    void comparesMoneyByValue() {
        ledger.log(request("m1", content("x", 1, 1, "1.0", null)));

        assertThat(ledger.log(request("m1", content("x", 1, 1, "1.00", null))).outcome())
                .isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void doesNotHoldAnOmittedTimeAgainstARetry() {
        ledger.log(request("m1", tokens(10, 20)));
        var untimed = new LogInteraction(
                S1, new InteractionId("m1"), List.of(), tokens(10, 20).at(NOW), false, OnConflict.REFUSE);

        assertThat(ledger.log(untimed).outcome()).isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void amendsWithALargerCopyAndNeverShrinks() {
        ledger.log(request("m1", tokens(10, 2)));
        var grown = ledger.log(amending(request("m1", tokens(10, 200))));
        var small = ledger.log(amending(request("m1", tokens(10, 50))));

        assertThat(grown.outcome()).isEqualTo(Outcome.AMENDED);
        assertThat(small.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(interactions()).last().isInstanceOfSatisfying(InteractionAmended.class, amended -> {
            assertThat(amended.content().usage().output()).isEqualTo(200);
            assertThat(amended.reason()).isEqualTo("larger copy");
        });
    }

    @Test
    void amendsWithACorrectionDownwardsOrOfTheTime() {
        ledger.log(request("m1", tokens(1200, 800)));
        var corrected = ledger.log(amending(request("m1", tokens(1000, 700))));
        var moved = ledger.log(amending(request("m1", tokens(1000, 700).at(MORNING.plusSeconds(90)))));

        assertThat(corrected.outcome()).isEqualTo(Outcome.AMENDED);
        assertThat(moved.outcome()).isEqualTo(Outcome.AMENDED);
        assertThat(interactions()).last().isInstanceOfSatisfying(InteractionAmended.class, amended -> assertThat(
                        amended.content())
                .isEqualTo(tokens(1000, 700).at(MORNING.plusSeconds(90))));
    }

    @Test
    void anAmendmentDoesNotMoveARequestBeyondTheEndOfItsSession() {
        ledger.log(request("m1", tokens(10, 20)));
        ledger.send(new EndSession(ANN, S1, MORNING.plusSeconds(120), NOW));
        ledger.send(Ledger.start("s2"));
        var late = MORNING.plusSeconds(120);

        assertThat(ledger.log(amending(request("m1", tokens(10, 30).at(late)))).rejection())
                .isInstanceOf(SessionHasEnded.class);
        assertThat(ledger.log(in("s2", amending(request("m1", tokens(10, 30).at(late)))))
                        .rejection())
                .isInstanceOf(SessionHasEnded.class);
        assertThatThrownBy(() -> ledger.send(new AmendInteraction(
                        ANN, new InteractionId("m1"), tokens(10, 20).at(late), true, "x")))
                .isInstanceOf(SessionHasEnded.class);
        assertThat(ledger.log(amending(request("m1", tokens(10, 30).at(late.minusNanos(1000)))))
                        .outcome())
                .isEqualTo(Outcome.AMENDED);
    }

    @Test
    void aLateRepetitionUndoesNoAmendment() {
        ledger.log(request("m1", tokens(10, 50)));
        ledger.send(new AmendInteraction(ANN, new InteractionId("m1"), tokens(10, 40), true, "counted twice"));

        assertThat(ledger.log(request("m1", tokens(10, 50))).outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(ledger.log(amending(request("m1", tokens(10, 50)))).outcome())
                .isEqualTo(Outcome.DUPLICATE);
        assertThat(ledger.log(amending(request("m1", tokens(10, 45)))).outcome())
                .isEqualTo(Outcome.DUPLICATE);
        assertThat(interactions()).hasSize(2);
    }

    @Test
    void knowsARequestByItsAliases() {
        ledger.log(request("m1", tokens(10, 20), "req_1"));
        var byAlias = ledger.log(request("req_1", tokens(10, 20)));
        var newAlias = ledger.log(request("req_1", tokens(10, 20), "req_2"));
        var chained = ledger.log(request("req_2", tokens(10, 20)));

        assertThat(byAlias.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(byAlias.id()).isEqualTo(new InteractionId("m1"));
        assertThat(newAlias.outcome()).isEqualTo(Outcome.AMENDED);
        assertThat(chained.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(chained.id()).isEqualTo(new InteractionId("m1"));
        assertThat(interactions()).hasSize(2);
    }

    @Test
    void refusesIdsOfTwoInteractions() {
        ledger.log(request("m1", tokens(10, 20)));
        ledger.log(request("m2", tokens(10, 20)));
        var clash = ledger.log(request("m1", tokens(10, 20), "m2"));

        assertThat(clash.outcome()).isEqualTo(Outcome.CONFLICT);
        assertThat(clash.rejection()).isInstanceOf(InteractionIdsClash.class);
    }

    @Test
    void twoAnswersThatShareOnlyARequestIdStayTwo() {
        ledger.log(request("msg_A", tokens(10, 20), "req_1"));
        var other = ledger.log(amending(request("msg_B", tokens(500, 600), "req_1")));
        var smaller = ledger.log(amending(request("msg_C", tokens(1, 2), "req_1")));

        assertThat(other.rejection()).isInstanceOf(InteractionIdsClash.class);
        assertThat(smaller.rejection()).isInstanceOf(InteractionIdsClash.class);
        assertThat(ledger.log(amending(request("msg_B", tokens(500, 600)))).outcome())
                .isEqualTo(Outcome.LOGGED);
    }

    @Test
    void boundsTheAliasesOfOneInteraction() {
        ledger.log(request("m1", tokens(10, 20)));
        for (int i = 0; i < 16; i += 4) {
            ledger.log(request("m1", tokens(10, 20), "a" + i, "b" + i, "c" + i, "d" + i));
        }
        var oneMore = ledger.log(request("m1", tokens(10, 20), "e"));

        assertThat(oneMore.rejection()).isInstanceOf(TooManyAliases.class);
        assertThat(ledger.log(request("d12", tokens(10, 20))).outcome()).isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void completesMissingEvidence() {
        ledger.log(request("m1", content("x", 10, 20, null, null)));
        var better = ledger.log(request("m1", content("x", 10, 20, "0.3", null)));

        assertThat(better.outcome()).isEqualTo(Outcome.AMENDED);
        assertThat(better.cost()).isNotNull();
        assertThat(better.cost().amount()).contains(Money.usd("0.3"));
        assertThat(ledger.log(request("m1", content("x", 10, 20, null, null))).outcome())
                .isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void leavesARepeatedMessageWithTheSessionThatLoggedItFirst() {
        ledger.send(Ledger.start("s2"));
        ledger.log(request("m1", tokens(10, 20)));
        var repeated = ledger.log(in("s2", request("m1", tokens(10, 20))));
        var grown = ledger.log(in("s2", amending(request("m1", tokens(10, 30)))));

        assertThat(repeated.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(repeated.session()).isEqualTo(S1);
        assertThat(grown.session()).isEqualTo(S1);
        assertThat(interactions()).allMatch(event -> event.session().equals(S1));
    }

    @Test
    void takesALateInteractionFromBeforeTheEnd() {
        ledger.send(new EndSession(ANN, S1, MORNING.plusSeconds(120), NOW));

        assertThat(ledger.log(request("m1", tokens(1, 1).at(MORNING.plusSeconds(119))))
                        .outcome())
                .isEqualTo(Outcome.LOGGED);
        var late = ledger.log(request("m2", tokens(1, 1).at(MORNING.plusSeconds(120))));
        assertThat(late.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(late.rejection()).isInstanceOf(SessionHasEnded.class);
        assertThat(ledger.log(request("m1", tokens(1, 1).at(MORNING.plusSeconds(119))))
                        .outcome())
                .isEqualTo(Outcome.DUPLICATE);

        ledger.send(new ResumeSession(ANN, S1, null, NOW));
        assertThat(ledger.log(request("m2", tokens(1, 1).at(MORNING.plusSeconds(120))))
                        .outcome())
                .isEqualTo(Outcome.LOGGED);
    }

    @Test
    void decidesEachItemOfABatchForItself() {
        Receipt<List<LoggingResult>> receipt = ledger.send(new LogInteractions(
                ANN,
                List.of(
                        request("m1", tokens(1, 1)),
                        in("nowhere", request("m2", tokens(1, 1))),
                        request("m1", tokens(1, 1)),
                        request("m1", tokens(1, 2)),
                        amending(request("m1", tokens(1, 3)))),
                false));

        assertThat(receipt.result())
                .extracting(LoggingResult::outcome)
                .containsExactly(Outcome.LOGGED, Outcome.REFUSED, Outcome.DUPLICATE, Outcome.CONFLICT, Outcome.AMENDED);
        assertThat(receipt.result().get(1).rejection()).isInstanceOf(SessionNotFound.class);
        assertThat(interactions()).hasSize(2);
    }

    @Test
    void writesNothingInADryRunButPricesEverything() {
        Receipt<List<LoggingResult>> receipt = ledger.send(new LogInteractions(
                ANN,
                List.of(
                        request("m1", content("x", 1, 1, "2", null)),
                        in("nowhere", request("m2", content("x", 1, 1, "3", null)))),
                true));

        assertThat(receipt.written()).isFalse();
        assertThat(receipt.result())
                .allSatisfy(result -> assertThat(result.cost()).isNotNull());
        assertThat(interactions()).isEmpty();
    }

    @Test
    void logsOnceHoweverManyTryAtTheSameTime() throws ExecutionException, InterruptedException {
        var tries = new ArrayList<Callable<Outcome>>();
        for (int i = 0; i < 24; i++) {
            var item = request("m" + i % 3, tokens(1, 1));
            tries.add(() -> ledger.log(item).outcome());
        }
        var outcomes = new ArrayList<Outcome>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(tries)) {
                outcomes.add(done.get());
            }
        }

        assertThat(outcomes).filteredOn(Outcome.LOGGED::equals).hasSize(3);
        assertThat(outcomes).filteredOn(Outcome.DUPLICATE::equals).hasSize(21);
        assertThat(interactions()).hasSize(3).allMatch(InteractionLogged.class::isInstance);
    }

    private List<InteractionEvent> interactions() {
        return ledger.events().stream()
                .filter(InteractionEvent.class::isInstance)
                .map(InteractionEvent.class::cast)
                .toList();
    }

    @Test
    void tellsThePositionItEndedAt() {
        Receipt<List<LoggingResult>> logged =
                ledger.send(new LogInteractions(ANN, List.of(request("m1", tokens(1, 1))), false));
        List<DomainEvent> events = ledger.events();

        assertThat(logged.position()).isEqualTo(events.size());
        assertThat(logged.written()).isTrue();
    }
}
