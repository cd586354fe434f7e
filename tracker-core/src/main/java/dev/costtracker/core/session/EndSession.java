package dev.costtracker.core.session;

import dev.costtracker.core.team.Authored;
import dev.costtracker.core.team.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * End a session.
 *
 * @param at when it ended; null for {@code now}
 * @param now the server's time
 */
public record EndSession(
        Caller caller, SessionId session, @Nullable Instant at, Instant now) implements Authored {}
