package dev.costtracker.core.team;

import java.time.ZoneId;

/**
 * Make a team.
 *
 * @param zone in which its days begin
 */
public record CreateTeam(Caller caller, TeamId team, String name, ZoneId zone) implements Authored {}
