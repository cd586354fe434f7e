package dev.costtracker.projections.session;

import static dev.costtracker.projections.session.History.SESSION;
import static dev.costtracker.projections.session.History.SONNET;
import static dev.costtracker.projections.session.History.START;
import static dev.costtracker.projections.session.History.TEAM;
import static dev.costtracker.projections.session.History.content;
import static dev.costtracker.projections.session.History.cost;
import static dev.costtracker.projections.session.History.tokens;

import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.session.JournalEvent.AccomplishmentRecorded;
import dev.costtracker.core.session.JournalEvent.ActionItemAdded;
import dev.costtracker.core.session.JournalEvent.ActionItemCompleted;
import dev.costtracker.core.session.JournalEvent.ActionList;
import dev.costtracker.core.session.JournalEvent.BlockerReported;
import dev.costtracker.core.session.JournalEvent.BlockerResolved;
import dev.costtracker.core.session.JournalEvent.CodeMetricsRecorded;
import dev.costtracker.core.session.JournalEvent.DecisionRecorded;
import dev.costtracker.core.session.JournalEvent.ModelUseRecorded;
import dev.costtracker.core.session.JournalEvent.OptimizationProposed;
import dev.costtracker.core.session.JournalEvent.QuestionAsked;
import dev.costtracker.core.session.JournalEvent.Reflection;
import dev.costtracker.core.session.JournalEvent.ReflectionRecorded;
import dev.costtracker.core.session.JournalEvent.SecurityConsiderationRecorded;
import dev.costtracker.core.session.JournalEvent.SessionRated;
import dev.costtracker.core.session.JournalEvent.TokenTipRecorded;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The sample session of the report's template, with or without the costs that its client states. */
final class TemplateSample {

    private final boolean reported;
    private final History history = new History();

    private TemplateSample(boolean reported) {
        this.reported = reported;
    }

    static History atListPrices() {
        return new TemplateSample(false).write();
    }

    static History asReported() {
        return new TemplateSample(true).write();
    }

    private History write() {
        history.started();
        interaction("Initial prompt", 1_200, 800, "0.048", "Setup JWT auth structure");
        interaction("Code generation", 2_500, 3_200, "0.255", "Implement token validation");
        interaction("Code review", 1_800, 600, "0.063", "Review security patterns");
        interaction("Bug fix", 900, 1_100, "0.044", "Fix token expiration issue");
        activities();
        efficiency();
        development();
        optimization();
        actionItems();
        history.given(new SessionRated(TEAM, SESSION, 8, 7, 9, "Worth it."));
        return history.ended(SESSION, START.plus(Duration.ofMinutes(75)));
    }

    private void interaction(String label, long input, long output, String stated, String context) {
        @Nullable Money figure = reported ? Money.usd(stated) : null;
        var content = content(label, tokens(input, output), figure, context);
        history.logged(SESSION, label.replace(' ', '-'), content, cost(content, SONNET));
    }

    private void activities() {
        accomplished("Implemented JWT token validation middleware");
        accomplished("Added rate limiting for auth endpoints");
        accomplished("Created comprehensive error handling");
        accomplished("Added security tests for token patterns");
        history.given(new CodeMetricsRecorded(TEAM, SESSION, 7L, 1_412L, 96L, 18L, new BigDecimal("87.50")));
        secured("Input validation implemented");
        secured("Timing attack prevention");
        secured("Token rotation patterns");
        secured("Secure error messages");
    }

    private void efficiency() {
        reflected(Reflection.WENT_WELL, "Focused prompts led to efficient code generation");
        reflected(Reflection.WENT_WELL, "Clear context reduced back-and-forth");
        reflected(Reflection.TO_IMPROVE, "Could have batched similar requests");
        reflected(Reflection.TO_IMPROVE, "Some prompts could have been more specific");
        optimize("Prepare more specific initial context");
        optimize("Use Haiku for simple reviews/questions");
    }

    private void development() {
        decided("JWT Library", "Chose `jsonwebtoken` for RS256 support");
        decided("Rate Limiting", "Redis-backed sliding window approach");
        decided("Error Handling", "Custom error types with security context");
        decided("Testing Strategy", "Property-based tests for token validation");
        var blocker = history.nextEntry();
        history.given(new BlockerReported(TEAM, SESSION, History.PROJECT, blocker, "CI has no Redis"));
        history.given(new BlockerResolved(TEAM, SESSION, History.PROJECT, blocker, "started one as a service"));
        asked("Performance optimization for high-throughput scenarios");
        asked("Deployment strategy for token key rotation");
    }

    private void optimization() {
        uses("Sonnet-4", "Complex implementation, architecture decisions");
        uses("Haiku", "Simple questions, code formatting, quick reviews");
        tip("Used specific, focused prompts", true);
        tip("Could reduce context switching overhead", false);
    }

    private void actionItems() {
        var first = history.nextEntry();
        history.given(new ActionItemAdded(
                TEAM, SESSION, History.PROJECT, first, ActionList.NEXT_SESSION, "Review generated test coverage"));
        history.given(new ActionItemAdded(
                TEAM,
                SESSION,
                History.PROJECT,
                history.nextEntry(),
                ActionList.NEXT_SESSION,
                "Implement password reset flow"));
        history.given(new ActionItemAdded(
                TEAM,
                SESSION,
                History.PROJECT,
                history.nextEntry(),
                ActionList.COST_MANAGEMENT,
                "Consider Haiku for documentation tasks"));
        history.given(new ActionItemCompleted(TEAM, SESSION, History.PROJECT, first, null));
    }

    private void accomplished(String text) {
        history.given(new AccomplishmentRecorded(TEAM, SESSION, history.nextEntry(), text));
    }

    private void secured(String text) {
        history.given(new SecurityConsiderationRecorded(TEAM, SESSION, history.nextEntry(), text));
    }

    private void reflected(Reflection kind, String text) {
        history.given(new ReflectionRecorded(TEAM, SESSION, history.nextEntry(), kind, text));
    }

    private void optimize(String text) {
        history.given(new OptimizationProposed(TEAM, SESSION, History.PROJECT, history.nextEntry(), text));
    }

    private void decided(String topic, String text) {
        history.given(new DecisionRecorded(TEAM, SESSION, history.nextEntry(), topic, text));
    }

    private void asked(String text) {
        history.given(new QuestionAsked(TEAM, SESSION, History.PROJECT, history.nextEntry(), text));
    }

    private void uses(String model, String text) {
        history.given(new ModelUseRecorded(TEAM, SESSION, history.nextEntry(), model, text));
    }

    private void tip(String text, boolean applied) {
        history.given(new TokenTipRecorded(TEAM, SESSION, history.nextEntry(), text, applied));
    }
}
