package dev.costtracker.api.login;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.costtracker.api.settings.Oidc;
import dev.costtracker.core.team.Subject;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The issuer of the accounts that people sign in with.
 *
 * <p>It is asked for its addresses when they are first needed: that it is away stops neither the start nor the keys.
 */
final class Issuer {

    private static final Logger LOG = LoggerFactory.getLogger(Issuer.class);

    /** Signatures with a private key only: with a shared secret, whoever checks a token could make it. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 5_000;
    private static final int MOST_BYTES = 512 * 1024;
    private static final long BETWEEN_LOOKS_AT_THE_KEYS_MILLIS = 10_000;

    private final Oidc oidc;
    private final RestClient http;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Found found;
    private Instant notBefore = Instant.MIN;

    Issuer(Oidc oidc, RestClient http, Clock clock) {
        this.oidc = oidc;
        this.http = http;
        this.clock = clock;
    }

    private record Found(
            ClientRegistration registration, DefaultJWTProcessor<SecurityContext> keys, JwtDecoder tokens) {}

    /**
     * What this installation is to the issuer.
     *
     * @throws dev.costtracker.api.http.ProblemException if the issuer does not answer
     */
    ClientRegistration registration() {
        return found().registration();
    }

    /**
     * A token that is to be taken instead of a key.
     *
     * @throws org.springframework.security.oauth2.jwt.BadJwtException if it is not good
     * @throws dev.costtracker.api.http.ProblemException if the issuer does not answer
     */
    Jwt decode(String token) {
        return found().tokens().decode(token);
    }

    /** One of its accounts, by the name that it has there. */
    Subject subject(@Nullable String name) {
        return new Subject(oidc.issuer(), Objects.requireNonNull(name, "it is in every token that is good"));
    }

    /** Checks the signatures of tokens, and besides whatever the validator says. */
    JwtDecoder decoder(OAuth2TokenValidator<Jwt> validator) {
        return decoder(found().keys(), validator);
    }

    private Found found() {
        var known = found;
        return known == null ? ask() : known;
    }

    private Found ask() {
        asking.lock();
        try {
            var known = found;
            if (known != null) {
                return known;
            }
            if (clock.instant().isBefore(notBefore)) {
                throw LoginProblems.issuerAway();
            }
            var answer = discovered();
            found = answer;
            return answer;
        } finally {
            asking.unlock();
        }
    }

    private Found discovered() {
        try {
            var configuration = http.get()
                    .uri(URI.create(oidc.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration"))
                    .retrieve()
                    .body(new ParameterizedTypeReference<Map<String, Object>>() {});
            return of(Objects.requireNonNullElse(configuration, Map.of()));
        } catch (RestClientException | IllegalArgumentException | MalformedURLException e) {
            notBefore = clock.instant().plus(PATIENCE);
            LOG.atWarn()
                    .addKeyValue("issuer", oidc.issuer())
                    .addKeyValue("reason", e.getMessage())
                    .log("the issuer of accounts does not answer as it should");
            throw LoginProblems.issuerAway();
        }
    }

    private Found of(Map<String, Object> configuration) throws MalformedURLException {
        if (!oidc.issuer().equals(configuration.get("issuer"))) {
            throw new IllegalArgumentException("it calls itself " + configuration.get("issuer"));
        }
        var builder = ClientRegistrations.fromOidcConfiguration(configuration)
                .registrationId("tracker")
                .clientId(oidc.clientId())
                .clientSecret(oidc.clientSecret())
                .redirectUri("{baseUrl}" + OidcController.CALLBACK)
                .scope("openid", "email");
        if (oidc.clientSecret() == null) {
            builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        }
        var registration = builder.build();
        var keys = keys(Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()));
        return new Found(registration, keys, decoder(keys, tokenValidator()));
    }

    /** Keys are looked for again when one is not known, but not as often as somebody makes up tokens. */
    private static DefaultJWTProcessor<SecurityContext> keys(String address) throws MalformedURLException {
        var retriever = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES);
        var source = JWKSourceBuilder.<SecurityContext>create(
                        URI.create(address).toURL(), retriever)
                .refreshAheadCache(false)
                .rateLimited(BETWEEN_LOOKS_AT_THE_KEYS_MILLIS)
                .build();
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<SecurityContext>(JOSEObjectType.JWT, ACCESS_TOKEN, null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // the validators do that
        return processor;
    }

    private static JwtDecoder decoder(DefaultJWTProcessor<SecurityContext> keys, OAuth2TokenValidator<Jwt> validator) {
        var decoder = new NimbusJwtDecoder(keys);
        decoder.setJwtValidator(validator);
        return decoder;
    }

    private OAuth2TokenValidator<Jwt> tokenValidator() {
        var time = new JwtTimestampValidator();
        time.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                time,
                new JwtIssuerValidator(oidc.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(oidc.audience())),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank()));
    }
}
