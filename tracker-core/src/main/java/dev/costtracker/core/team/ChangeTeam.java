package dev.costtracker.core.team;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Change the settings of the caller's team; what is null stays.
 *
 * @param zone in which its days begin
 * @param closedList whether sessions may be started only in projects on its list
 */
public record ChangeTeam(
        Caller caller,
        @Nullable String name,
        @Nullable ZoneId zone,
        @Nullable Boolean closedList) implements Authored {}
