package dev.costtracker.core.session;

import dev.costtracker.core.team.Authored;
import dev.costtracker.core.team.Caller;

/**
 * Replace the content of a logged interaction.
 *
 * @param content the whole new content; {@code occurredAt} is not used unless {@code timed}
 * @param timed whether the caller states {@code occurredAt}; what is logged stays otherwise
 * @param reason why, in the caller's words
 */
public record AmendInteraction(
        Caller caller, InteractionId interaction, Interaction content, boolean timed, String reason)
        implements Authored {}
