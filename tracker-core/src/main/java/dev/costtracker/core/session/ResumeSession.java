package dev.costtracker.core.session;

import dev.costtracker.core.team.Authored;
import dev.costtracker.core.team.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Go on with an ended session.
 *
 * @param at when it goes on; null for {@code now}
 * @param now the server's time
 */
public record ResumeSession(
        Caller caller, SessionId session, @Nullable Instant at, Instant now) implements Authored {}
