package dev.costtracker.core.team;

import java.time.Instant;

/**
 * Let whoever shows a code link their account with a member of the caller's team.
 *
 * @param hash the SHA-256 of the code in hexadecimal
 * @param expiresAt from when on it is worth nothing
 */
public record InviteMember(Caller caller, MemberId member, String hash, Instant expiresAt) implements Authored {}
