package dev.costtracker.core.session;

import dev.costtracker.core.pricing.Cost;
import org.jspecify.annotations.Nullable;

/**
 * What became of one request to log.
 *
 * @param id the id under which it is logged: of a duplicate, the first one's, or, where the sender may not see that one, the id sent
 * @param session the session that has it: of a duplicate, the first one's; null if the sender may not see it
 * @param content what is logged now, or would be; of a duplicate that the sender may not see, what they sent; null if it is void, or
 *     a refusal says nothing about cost
 * @param cost what that content costs, as recorded or, in a dry run, as it would be; null likewise
 * @param rejection why it was refused; null if it was not
 */
public record LoggingResult(
        InteractionId id,
        @Nullable SessionId session,
        Outcome outcome,
        @Nullable Interaction content,
        @Nullable Cost cost,
        @Nullable SessionRejection rejection) {

    /** The five ends it can come to. */
    public enum Outcome {
        /** It is new. */
        LOGGED,
        /** It was there already; nothing was written. */
        DUPLICATE,
        /** It was there, and now says more. */
        AMENDED,
        /** Other content is logged under its id. */
        CONFLICT,
        /** The session does not allow it. */
        REFUSED
    }
}
