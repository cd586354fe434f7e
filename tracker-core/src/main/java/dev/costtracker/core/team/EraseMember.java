package dev.costtracker.core.team;

/** Forget who a person is; what they logged stays, under their id. */
public record EraseMember(Caller caller, MemberId member) implements Authored {}
