package dev.costtracker.core.team;

import java.time.Instant;

/** Let a login that is in use go on for a while. */
public record RenewLogin(LoginId login, Instant now) {}
