package dev.costtracker.core.session;

import dev.costtracker.core.team.Authored;
import dev.costtracker.core.team.Caller;

/**
 * Take a logged interaction out of every total.
 *
 * @param reason why, in the caller's words
 */
public record VoidInteraction(Caller caller, InteractionId interaction, String reason) implements Authored {}
