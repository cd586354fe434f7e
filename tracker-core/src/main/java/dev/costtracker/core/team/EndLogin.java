package dev.costtracker.core.team;

/**
 * Let a login open nothing any more.
 *
 * <p>Nobody is asked who they are: what opens a login may end it, even if it has nothing else left to open.
 */
public record EndLogin(LoginId login) {}
