package dev.costtracker.core.team;

/** Let a key of the caller's team open nothing any more. */
public record RevokeKey(Caller caller, KeyId key) implements Authored {}
