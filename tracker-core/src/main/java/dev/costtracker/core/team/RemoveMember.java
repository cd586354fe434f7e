package dev.costtracker.core.team;

/** Let a person no longer belong to the caller's team. */
public record RemoveMember(Caller caller, MemberId member) implements Authored {}
