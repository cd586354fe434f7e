package dev.costtracker.core.team;

/** Let the caller's team be read only. */
public record ArchiveTeam(Caller caller) implements Authored {}
