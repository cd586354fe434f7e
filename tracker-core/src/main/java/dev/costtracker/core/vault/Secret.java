package dev.costtracker.core.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What seals the texts of one subject.
 *
 * <p>The nonce is made of the text and of what it is for, so that the same sealed twice is the same: a decision can see
 * that nothing has changed without reading it. Whoever has the log learns no more than that.
 */
public final class Secret {

    /** How many bytes a secret has. */
    public static final int BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] bytes;

    Secret(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a secret has %d bytes, not %d".formatted(BYTES, bytes.length));
        }
        this.bytes = bytes.clone();
    }

    /** To be kept elsewhere, by this package alone. */
    byte[] bytes() {
        return bytes.clone();
    }

    boolean is(Secret other) {
        return MessageDigest.isEqual(bytes, other.bytes);
    }

    static Secret random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Secret(bytes);
    }

    /**
     * Seals a text.
     *
     * @param purpose what it is for, e.g. {@code person}; it opens for nothing else
     */
    public Sealed seal(String purpose, String text) {
        try {
            var plain = text.getBytes(StandardCharsets.UTF_8);
            var nonce =
                    Arrays.copyOf(mac("nonce", (purpose + '\0' + text).getBytes(StandardCharsets.UTF_8)), NONCE_BYTES);
            var encrypted = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(plain);
            var whole = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
            System.arraycopy(encrypted, 0, whole, NONCE_BYTES, encrypted.length);
            return new Sealed(Base64.getEncoder().encodeToString(whole));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM and HMAC-SHA256", e);
        }
    }

    /** The text that was sealed for this purpose with this secret; none if it was not. */
    public Optional<String> open(String purpose, Sealed sealed) {
        try {
            var whole = Base64.getDecoder().decode(sealed.text());
            var nonce = Arrays.copyOf(whole, NONCE_BYTES);
            var plain =
                    cipher(Cipher.DECRYPT_MODE, purpose, nonce).doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return Optional.of(new String(plain, StandardCharsets.UTF_8));
        } catch (AEADBadTagException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM and HMAC-SHA256", e);
        }
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        var key = new SecretKeySpec(mac("key", new byte[0]), "AES");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** A value of its own for each use, so that no key serves two algorithms. */
    private byte[] mac(String use, byte[] data) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
        mac.update(use.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return mac.doFinal(data);
    }

    @Override
    public String toString() {
        return "a secret";
    }
}
