package dev.costtracker.core.team;

import org.jspecify.annotations.Nullable;

/**
 * Change what is said of one of the team's projects; what is null stays.
 *
 * @param project a name that it has or had
 * @param name what it is to be called
 * @param archived whether no session may be started in it any more
 */
public record ChangeProject(
        Caller caller,
        String project,
        @Nullable String name,
        @Nullable Boolean archived) implements Authored {}
