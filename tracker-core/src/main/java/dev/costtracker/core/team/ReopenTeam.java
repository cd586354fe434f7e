package dev.costtracker.core.team;

/** Let the caller's team be written to again. */
public record ReopenTeam(Caller caller) implements Authored {}
