package dev.costtracker.api.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.core.env.PropertyResolver;

/**
 * What the server proves with who it is, so that connections are encrypted.
 *
 * @param certificate a PEM file: the server's certificate first, then those up to the authority
 * @param key a PEM file: the private key of the first certificate, not encrypted
 */
public record Tls(Path certificate, Path key) {

    private static final String CERTIFICATE = "TRACKER_TLS_CERTIFICATE";
    private static final String KEY = "TRACKER_TLS_KEY";

    static @Nullable Tls read(PropertyResolver properties) {
        var certificate = properties.getProperty("tracker.tls-certificate", "");
        var key = properties.getProperty("tracker.tls-key", "");
        if (certificate.isEmpty() && key.isEmpty()) {
            return null;
        }
        var proven = publicKey(certificate);
        var proof = privateKey(key);
        if (!belongTogether(proven, proof)) {
            throw new InvalidSetting(
                    KEY, key, "a file with the private key of the first certificate in " + CERTIFICATE);
        }
        return new Tls(Path.of(certificate).toAbsolutePath(), Path.of(key).toAbsolutePath());
    }

    private static PublicKey publicKey(String file) {
        try {
            return PemContent.load(Path.of(file)).getCertificates().getFirst().getPublicKey();
        } catch (IOException | RuntimeException e) { // of every file that is something else, whatever it is
            throw new InvalidSetting(
                    CERTIFICATE, file, "a PEM file with the server's certificate, given together with " + KEY);
        }
    }

    private static PrivateKey privateKey(String file) {
        try {
            var key = PemContent.load(Path.of(file)).getPrivateKey();
            if (key != null) {
                return key;
            }
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            throw notAKey(file);
        }
        throw notAKey(file);
    }

    private static InvalidSetting notAKey(String file) {
        return new InvalidSetting(
                KEY, file, "a PEM file with a private key that is not encrypted, given together with " + CERTIFICATE);
    }

    private static boolean belongTogether(PublicKey proven, PrivateKey proof) {
        var algorithm = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA")
                .getOrDefault(proof.getAlgorithm(), proof.getAlgorithm());
        try {
            var text = new byte[] {1};
            var signature = Signature.getInstance(algorithm);
            signature.initSign(proof);
            signature.update(text);
            var signed = signature.sign();
            signature.initVerify(proven);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // keys of two kinds
        }
    }

    /** The same as Spring Boot's settings: the files are watched, and a renewed certificate is taken up. */
    Map<String, Object> properties() {
        var bundle = "spring.ssl.bundle.pem.tracker.";
        return Map.of(
                "server.ssl.bundle",
                "tracker",
                // Its port is for this machine alone.
                "management.server.ssl.enabled",
                false,
                bundle + "keystore.certificate",
                certificate.toUri().toString(),
                bundle + "keystore.private-key",
                key.toUri().toString(),
                bundle + "keystore.verify-keys",
                true,
                bundle + "reload-on-update",
                true);
    }
}
