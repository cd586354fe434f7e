package dev.costtracker.core.team;

/** Let no session be started in a project any more. */
public record ArchiveProject(Caller caller, String project) implements Authored {}
