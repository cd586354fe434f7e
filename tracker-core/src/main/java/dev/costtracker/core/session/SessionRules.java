package dev.costtracker.core.session;

import dev.costtracker.core.command.Decision;
import java.util.List;

/** The rules of this feature. */
public final class SessionRules {

    private SessionRules() {}

    /** One rule a command, sharing what is known of the prices. */
    public static List<Decision<?, ?, ?>> with(CurrentPrices prices) {
        return List.of(
                new StartSessionHandler(),
                new EndSessionHandler(),
                new ResumeSessionHandler(),
                new LogInteractionsHandler(prices),
                new AmendInteractionHandler(prices),
                new VoidInteractionHandler(),
                new RecordEntryHandler(),
                new CompleteEntryHandler(),
                new RateSessionHandler(),
                new RecordCodeMetricsHandler());
    }
}
