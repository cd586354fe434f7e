package dev.costtracker.core.team;

/** Put a project on the list of the caller's team, be it new or archived. */
public record CreateProject(Caller caller, String project) implements Authored {}
