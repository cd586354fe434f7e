package dev.costtracker.core.team;

/** Give a member of the caller's team another role. */
public record ChangeRole(Caller caller, MemberId member, Role role) implements Authored {}
