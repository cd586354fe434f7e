package dev.costtracker.core.team;

import java.time.Instant;

/**
 * Let somebody go on in a browser with what their key opens.
 *
 * @param hash the SHA-256, in hexadecimal, of what the browser will show
 */
public record BeginLogin(Caller caller, LoginId login, String hash, Instant now) implements Authored {}
