package dev.costtracker.core.vault;

import org.jspecify.annotations.Nullable;

/**
 * What a vault keeps of one subject.
 *
 * @param secret null if it was destroyed
 */
public record Kept(String subject, @Nullable Secret secret) {}
