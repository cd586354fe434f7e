package dev.costtracker.core.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/** Seals the messages of one direction, or opens them, each under the next nonce. */
final class Seal {

    static final int TAG_BYTES = 16;

    private static final int NONCE_BYTES = 12;
    private static final int KEY_BYTES = 32;

    private final Key key;
    private long count;

    Seal(Secret secret, byte[] salt, String direction) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(secret.bytes())
                    .addSalt(salt)
                    .thenExpand(direction.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
            key = KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks HKDF-SHA256", e);
        }
    }

    byte[] close(byte[] message) {
        try {
            return run(Cipher.ENCRYPT_MODE, message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks AES-256-GCM", e);
        }
    }

    /**
     * The message that was sealed.
     *
     * @throws IOException if it was not sealed with the same secret, was changed, or is not the next one
     */
    byte[] open(byte[] sealed) throws IOException {
        try {
            return run(Cipher.DECRYPT_MODE, sealed);
        } catch (GeneralSecurityException e) {
            throw new IOException("a message that is not sealed as it must be", e);
        }
    }

    private byte[] run(int mode, byte[] bytes) throws GeneralSecurityException {
        var nonce = ByteBuffer.allocate(NONCE_BYTES).putLong(Integer.BYTES, count++);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce.array()));
        return cipher.doFinal(bytes);
    }
}
