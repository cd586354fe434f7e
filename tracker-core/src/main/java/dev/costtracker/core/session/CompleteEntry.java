package dev.costtracker.core.session;

import dev.costtracker.core.team.Authored;
import dev.costtracker.core.team.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Resolve a blocker, answer a question, complete an action item or make a proposed optimization.
 *
 * @param resolution how; null if not said
 */
public record CompleteEntry(
        Caller caller,
        SessionId session,
        EntryId entry,
        @Nullable String resolution) implements Authored {}
