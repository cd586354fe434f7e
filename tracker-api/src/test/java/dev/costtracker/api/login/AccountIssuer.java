package dev.costtracker.api.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** A Spring Authorization Server with a few accounts; whoever names one with HTTP Basic is that one. */
final class AccountIssuer implements AutoCloseable {

    static final String CLIENT = "tracker-test";
    static final String SECRET = "secret-of-the-client-0123456789";
    static final String PASSWORD = "password-of-an-account";

    /** What the issuer says of its accounts. */
    private static final Map<String, Map<String, Object>> CLAIMS = Map.of(
            "ann", Map.of("email", "Ann@Example.org", "email_verified", true),
            "una", Map.of("email", "una@example.org", "email_verified", false),
            "eve", Map.of("email", "eve@example.org", "email_verified", true),
            "max", Map.of("email", "max@example.org", "email_verified", true),
            "nil", Map.of());

    private final ConfigurableApplicationContext application;

    AccountIssuer(Path data) {
        application = new SpringApplicationBuilder(Parts.class)
                .properties(Map.of("spring.output.ansi.enabled", "never"))
                .run("--tracker.port=0", "--tracker.data=" + data);
    }

    String address() {
        return "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
    }

    RSAKey key() {
        return application.getBean(RSAKey.class);
    }

    /** Has the next tokens carry another nonce than what was asked; null for the right one. */
    void nonce(@Nullable String nonce) {
        application.getBean(Nonce.class).forged().set(nonce);
    }

    @Override
    public void close() {
        application.close();
    }

    private record Nonce(AtomicReference<@Nullable String> forged) {}

    /** Not found by the scan of the program under test: it is no component. */
    @EnableWebSecurity
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    static class Parts {

        @Bean
        SecurityFilterChain endpoints(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .httpBasic(basic -> basic.securityContextRepository(new HttpSessionSecurityContextRepository()))
                    .build();
        }

        @Bean
        DelegatingFilterProxyRegistrationBean chain() {
            return new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        }

        @Bean
        UserDetailsService accounts() {
            return new InMemoryUserDetailsManager(CLAIMS.keySet().stream()
                    .map(name -> User.withUsername(name)
                            .password("{noop}" + PASSWORD)
                            .roles("USER")
                            .build())
                    .toList());
        }

        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri("http://127.0.0.1/login/oidc/callback") // on any port, RFC 8252
                    .scope("openid")
                    .scope("email")
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build());
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        RSAKey key() throws NoSuchAlgorithmException {
            var pair = pair();
            return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyID("key-1")
                    .build();
        }

        @Bean
        JWKSource<SecurityContext> keys(RSAKey key) {
            return new ImmutableJWKSet<>(new JWKSet(key));
        }

        @Bean
        JwtDecoder jwtDecoder(RSAKey key) throws JOSEException {
            return NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey()).build();
        }

        @Bean
        Nonce nonce() {
            return new Nonce(new AtomicReference<>());
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(Nonce nonce) {
            return context -> {
                var account = Objects.requireNonNull(context.<Authentication>getPrincipal(), "somebody agreed")
                        .getName();
                context.getClaims().claims(claims -> claims.putAll(CLAIMS.getOrDefault(account, Map.of())));
                var forged = nonce.forged().get();
                if (forged != null && context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                    context.getClaims().claim("nonce", forged);
                }
            };
        }
    }

    static KeyPair pair() throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }
}
