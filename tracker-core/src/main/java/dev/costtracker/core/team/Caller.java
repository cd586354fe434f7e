package dev.costtracker.core.team;

/**
 * On whose behalf a command is given.
 *
 * @param team the team the command acts in
 * @param member who gives it
 * @param key the id of the API key it came with, never the key itself
 */
public record Caller(TeamId team, MemberId member, String key) {}
