package dev.costtracker.core.session;

import java.util.List;
import java.util.stream.Stream;

/**
 * Log one API request.
 *
 * @param session the session to log it in, if it is not known yet
 * @param id the client's id for it
 * @param aliases up to four other ids of the same request
 * @param content what the client tells; {@code occurredAt} is the server's time if the client states none
 * @param timed whether the client stated {@code occurredAt}
 * @param onConflict what other content under a known id does
 */
public record LogInteraction(
        SessionId session,
        InteractionId id,
        List<InteractionId> aliases,
        Interaction content,
        boolean timed,
        OnConflict onConflict) {

    /** The most other ids one request may bring along. */
    public static final int MOST_ALIASES = 4;

    public LogInteraction {
        aliases = List.copyOf(aliases);
        if (aliases.size() > MOST_ALIASES) {
            throw new IllegalArgumentException("at most %d aliases: %d".formatted(MOST_ALIASES, aliases.size()));
        }
    }

    /** All ids it may be known by. */
    Stream<InteractionId> ids() {
        return Stream.concat(Stream.of(id), aliases.stream());
    }
}
