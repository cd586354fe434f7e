package dev.costtracker.api.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/**
 * The OpenID provider whose accounts people may sign in with.
 *
 * @param issuer its address, exactly as its tokens have it
 * @param clientId what it calls this installation
 * @param clientSecret proves to it that this is that installation; null if it takes that without proof
 * @param audience for whom a token must be that is to be taken instead of a key
 */
public record Oidc(String issuer, String clientId, @Nullable String clientSecret, String audience) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    static @Nullable Oidc read(PropertyResolver properties) {
        var issuer = properties.getProperty("tracker.oidc-issuer", "");
        var clientId = properties.getProperty("tracker.oidc-client-id", "");
        var secret = properties.getProperty("tracker.oidc-client-secret", "");
        var audience = properties.getProperty("tracker.oidc-audience", "");
        if (issuer.isEmpty() && clientId.isEmpty() && secret.isEmpty() && audience.isEmpty()) {
            return null;
        }
        if (!isAddress(issuer)) {
            throw new InvalidSetting(
                    "TRACKER_OIDC_ISSUER",
                    issuer,
                    "an address such as https://id.example.org, without query, where TRACKER_OIDC_CLIENT_ID,"
                            + " TRACKER_OIDC_CLIENT_SECRET or TRACKER_OIDC_AUDIENCE is set");
        }
        if (clientId.isBlank()) {
            throw new InvalidSetting("TRACKER_OIDC_CLIENT_ID", clientId, "what the issuer calls this installation");
        }
        return new Oidc(issuer, clientId, secret.isEmpty() ? null : secret, audience.isEmpty() ? clientId : audience);
    }

    /** Encrypted, or on this machine: what comes from there decides who somebody is. */
    private static boolean isAddress(String issuer) {
        try {
            var uri = new URI(issuer);
            return uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost())));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "the issuer " + issuer;
    }
}
