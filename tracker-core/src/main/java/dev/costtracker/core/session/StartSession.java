package dev.costtracker.core.session;

import dev.costtracker.core.team.Authored;
import dev.costtracker.core.team.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Begin a coding session.
 *
 * @param focusArea what it is about; null if not said
 * @param startedAt when it began; null for {@code now}
 * @param now the server's time
 */
public record StartSession(
        Caller caller,
        SessionId session,
        String name,
        String project,
        @Nullable String focusArea,
        @Nullable Instant startedAt,
        Instant now)
        implements Authored {}
