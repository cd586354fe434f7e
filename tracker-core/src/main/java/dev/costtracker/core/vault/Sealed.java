package dev.costtracker.core.vault;

/**
 * A text that only the holder of its secret can read.
 *
 * @param text a nonce of 96 bits, the text encrypted by AES-256-GCM and its tag of 128 bits, together in Base64
 */
public record Sealed(String text) {}
