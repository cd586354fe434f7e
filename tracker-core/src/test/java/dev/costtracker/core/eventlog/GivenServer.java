package dev.costtracker.core.eventlog;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets tests run that want a real MongoDB server if one is given, and says so if none is. */
final class GivenServer implements ExecutionCondition {

    private static final String VARIABLE = "TRACKER_TEST_MONGODB_URI";

    /** The server's connection string; empty if none is given. */
    static String uri() {
        return System.getenv().getOrDefault(VARIABLE, "");
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!uri().isEmpty()) {
            return ConditionEvaluationResult.enabled("a server is given");
        }
        if (context.getTestMethod().isEmpty()) {
            System.out.printf(
                    "SKIPPED %s: no MongoDB server is given; run it with %s=mongodb://host:27017 mvn verify%n",
                    context.getDisplayName(), VARIABLE);
        }
        return ConditionEvaluationResult.disabled(VARIABLE + " is not set");
    }
}
