package dev.costtracker.core.needs;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Something beyond the JVM that tests use where it is there. Without it they are skipped, loudly; with
 * {@code TRACKER_IT=required} they fail instead, unless it is a thing that a build need not have.
 */
public abstract class Need implements ExecutionCondition {

    /**
     * A thing that is not there.
     *
     * @param what "no MongoDB server is given"
     * @param remedy the command that runs the tests after all
     * @param optional whether it may be missing even where all else is required
     */
    public record Missing(String what, String remedy, boolean optional) {}

    /** What the tests of this context lack. */
    protected abstract Optional<Missing> missing(ExtensionContext context);

    @Override
    public final ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return missing(context)
                .map(missing -> without(
                        missing, required(), context.getRequiredTestClass().getName()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("all is there"));
    }

    private static boolean required() {
        return "required".equals(System.getenv("TRACKER_IT"));
    }

    static ConditionEvaluationResult without(Missing missing, boolean required, String test) {
        if (required && !missing.optional) {
            throw new IllegalStateException(
                    "%s cannot run: %s, and TRACKER_IT=required; %s".formatted(test, missing.what, missing.remedy));
        }
        System.out.printf("SKIPPED %s: %s; run it with: %s%n", test, missing.what, missing.remedy);
        Skips.note(missing);
        return ConditionEvaluationResult.disabled(missing.what);
    }
}
