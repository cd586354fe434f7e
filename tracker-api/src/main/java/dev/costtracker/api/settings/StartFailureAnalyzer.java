package dev.costtracker.api.settings;

import dev.costtracker.core.eventlog.AddressUnusable;
import dev.costtracker.core.eventlog.LogCorrupt;
import dev.costtracker.core.eventlog.LogInUse;
import dev.costtracker.core.eventlog.LogUnavailable;
import dev.costtracker.core.eventlog.UnfitStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one sentence why the server does not start, where the operator can do something about it. */
final class StartFailureAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var reason = reason(cause);
            if (reason.isPresent()) {
                return new FailureAnalysis(reason.get(), null, cause);
            }
        }
        return null;
    }

    private static Optional<String> reason(Throwable cause) {
        return switch (cause) {
            case InvalidSetting invalid -> Optional.of(String.valueOf(invalid.getMessage()));
            case PortInUseException inUse ->
                Optional.of(
                        "port %d is in use by another program; stop it or set TRACKER_PORT or TRACKER_MANAGEMENT_PORT to another"
                                .formatted(inUse.getPort()));
            case LogInUse inUse -> Optional.of(String.valueOf(inUse.getMessage()));
            case LogCorrupt broken -> Optional.of(String.valueOf(broken.getMessage()));
            case AddressUnusable taken ->
                Optional.of("%s; TRACKER_NODE_ADDRESS says where".formatted(taken.getMessage()));
            case UnfitStore unfit -> Optional.of(String.valueOf(unfit.getMessage()));
            case LogUnavailable unreadable ->
                Optional.of(
                        unreadable.getCause() == null
                                ? String.valueOf(unreadable.getMessage())
                                : "%s: %s"
                                        .formatted(
                                                unreadable.getMessage(),
                                                root(unreadable).getMessage()));
            default -> Optional.empty();
        };
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }
}
