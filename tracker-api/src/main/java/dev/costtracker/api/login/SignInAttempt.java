package dev.costtracker.api.login;

import dev.costtracker.api.team.Codes;
import dev.costtracker.api.team.Keys;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * One browser's way to the issuer and back.
 *
 * <p>State, nonce and code verifier are derived from random bits in a cookie of that browser, so that it may come back to
 * any server, and nobody else can come back in its stead.
 *
 * @param secret 256 random bits
 * @param invitation the code that it came with; null if it came without
 */
record SignInAttempt(String secret, @Nullable String invitation) {

    static final String COOKIE = "__Host-tracker-sign-in";

    private static final HostCookie HOST_COOKIE = new HostCookie(COOKIE);
    private static final Duration TIME = Duration.ofMinutes(10);
    private static final String CODE = "[A-Za-z0-9_-]{43}";

    static SignInAttempt random(SecureRandom random, @Nullable String invitation) {
        return new SignInAttempt(Codes.random(random), invitation);
    }

    /** The attempt that the browser is about; nothing if it is about none, or shows several. */
    static Optional<SignInAttempt> in(HttpServletRequest request) {
        return HOST_COOKIE
                .in(request)
                .filter(value -> value.matches(CODE + "(\\." + CODE + ")?"))
                .map(value -> of(value.split("\\.", 2)));
    }

    private static SignInAttempt of(String[] parts) {
        return new SignInAttempt(parts[0], parts.length == 2 ? parts[1] : null);
    }

    /** Whether the text can be the code of an invitation. */
    static boolean isCode(String text) {
        return text.matches(CODE);
    }

    String cookie() {
        return HOST_COOKIE.with(invitation == null ? secret : secret + "." + invitation, TIME);
    }

    /** Has the browser forget it. */
    static String noCookie() {
        return HOST_COOKIE.none();
    }

    /** What the issuer is asked, the same each time. */
    OAuth2AuthorizationRequest request(ClientRegistration registration, String redirectUri) {
        var nonce = derived("nonce");
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(registration.getClientId())
                .authorizationUri(Objects.requireNonNull(
                        registration.getProviderDetails().getAuthorizationUri(), "every issuer has one"))
                .redirectUri(redirectUri)
                .scopes(registration.getScopes())
                .state(derived("state"))
                .attributes(attributes -> {
                    attributes.put(OidcParameterNames.NONCE, nonce);
                    attributes.put(PkceParameterNames.CODE_VERIFIER, derived("verifier"));
                })
                .additionalParameters(parameters -> {
                    parameters.put(OidcParameterNames.NONCE, hash(nonce));
                    parameters.put(PkceParameterNames.CODE_CHALLENGE, hash(derived("verifier")));
                    parameters.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
                })
                .build();
    }

    private String derived(String purpose) {
        return hash(purpose + ":" + secret);
    }

    private static String hash(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(Keys.hash(text)));
    }

    @Override
    public String toString() {
        return "an attempt to sign in";
    }
}
