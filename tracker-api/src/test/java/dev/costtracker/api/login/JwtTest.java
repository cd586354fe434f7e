package dev.costtracker.api.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.costtracker.api.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The issuer's tokens are taken instead of keys, if they are meant for us and nobody could have made them up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JwtTest {

    private final AccountIssuer issuer;
    private final TestServer server;

    JwtTest(@TempDir Path data) {
        issuer = new AccountIssuer(data);
        server = TestServer.with(
                "--tracker.oidc-issuer=" + issuer.address(),
                "--tracker.oidc-client-id=" + AccountIssuer.CLIENT,
                "--tracker.oidc-client-secret=" + AccountIssuer.SECRET,
                "--tracker.oidc-audience=tracker-api");
    }

    /** Signs in once, which links the account. */
    @BeforeAll
    void link() {
        for (var name : new String[] {"ann", "max"}) {
            server.post(
                    "/api/v1/teams/default/members",
                    "{\"id\":\"%1$s\",\"name\":\"N\",\"email\":\"%1$s@example.org\",\"role\":\"member\"}"
                            .formatted(name));
            try (var browser = new Browser(server)) {
                assertThat(browser.signIn(name).statusCode()).isEqualTo(303);
            }
        }
    }

    @AfterAll
    void stop() {
        server.close();
        issuer.close();
    }

    private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        var now = Instant.now();
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer(issuer.address())
                        .subject("ann")
                        .audience("tracker-api")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300))))
                .build();
    }

    private static String signed(JWTClaimsSet claims, JWSHeader header, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1");
    }

    /** Signed by the issuer. */
    private String token(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return signed(claims(change), header().build(), new RSASSASigner(issuer.key()));
    }

    private int me(String token) {
        return server.send(server.requestAs(token, "/api/v1/me").GET()).status();
    }

    private void isRefused(String token) {
        var refused = server.send(server.requestAs(token, "/api/v1/me").GET());
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text())
                .isEqualTo(server.send(server.plain("/api/v1/me").GET()).text());
    }

    @Test
    void doesWhatTheMemberMayDo() throws JOSEException {
        var token = token(claims -> claims);
        var me = server.send(server.requestAs(token, "/api/v1/me").GET());
        assertThat(me.text()).contains("\"member\":\"ann\"", "\"standing\":\"member\"");
        var started = server.requestAs(token, "/api/v1/sessions", "Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"n\",\"project\":\"p\"}"));
        assertThat(server.send(started).status()).as("no browser, no origin").isEqualTo(201);
        assertThat(server.send(server.requestAs(token, "/api/v1/audit").GET()).status())
                .isEqualTo(403);
        assertThat(me(token(claims -> claims.audience(List.of("other", "tracker-api")))))
                .isEqualTo(200);
    }

    @Test
    void takesNoneThatIsForSomebodyElseOrOver() throws JOSEException {
        var past = Date.from(Instant.now().minusSeconds(120));
        var future = Date.from(Instant.now().plusSeconds(120));
        isRefused(token(claims -> claims.audience("another-api")));
        isRefused(token(claims -> claims.audience(AccountIssuer.CLIENT)));
        isRefused(token(claims -> claims.audience((String) null)));
        isRefused(token(claims -> claims.issuer("https://other.example")));
        isRefused(token(claims -> claims.issuer(null)));
        isRefused(token(claims -> claims.expirationTime(past)));
        isRefused(token(claims -> claims.expirationTime(null)));
        isRefused(token(claims -> claims.notBeforeTime(future)));
        isRefused(token(claims -> claims.subject(null)));
        isRefused(token(claims -> claims.subject("eve")));
        isRefused(token(claims -> claims.subject("")));
    }

    @Test
    void takesNoneThatTheIssuerHasNotSigned() throws JOSEException, NoSuchAlgorithmException {
        var claims = claims(same -> same);
        isRefused(new PlainJWT(claims).serialize());
        var pair = AccountIssuer.pair();
        var forger = new RSASSASigner(pair.getPrivate());
        isRefused(signed(claims, header().build(), forger));
        isRefused(signed(claims, new JWSHeader.Builder(JWSAlgorithm.RS256).build(), forger));
        isRefused(signed(
                claims, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-2").build(), forger));
        var own = new RSAKey.Builder((RSAPublicKey) pair.getPublic()).build();
        isRefused(signed(claims, header().jwk(own).build(), forger));
        var good = token(same -> same);
        isRefused(good.substring(0, good.length() - 8) + "AAAAAAAA");
        isRefused(good.substring(0, good.lastIndexOf('.') + 1));
        isRefused("a.b.c");
    }

    /** Who checks a signature by HMAC with the issuer's public key takes a token that anybody can make. */
    @Test
    void takesNoPublicKeyForASharedSecret() throws JOSEException {
        for (var secret : new byte[][] {
            issuer.key().toRSAPublicKey().getEncoded(),
            issuer.key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)
        }) {
            var header =
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build();
            isRefused(signed(claims(same -> same), header, new MACSigner(secret)));
        }
    }

    @Test
    void deniesTheNextRequestOfWhoIsRemoved() throws JOSEException {
        var token = token(claims -> claims.subject("max"));
        assertThat(me(token)).isEqualTo(200);
        server.delete("/api/v1/teams/default/members/max");
        isRefused(token);
    }

    @Test
    void leavesKeysAlone() {
        assertThat(me(TestServer.KEY)).isEqualTo(200);
    }

    @Test
    void needsTheIssuerForItsTokensOnly() throws JOSEException {
        try (var lonely = TestServer.with(
                "--tracker.oidc-issuer=http://localhost:1", "--tracker.oidc-client-id=" + AccountIssuer.CLIENT)) {
            assertThat(lonely.get("/api/v1/me").status()).isEqualTo(200);
            var token = lonely.send(
                    lonely.requestAs(token(claims -> claims), "/api/v1/me").GET());
            assertThat(token.status()).isEqualTo(503);
            assertThat(token.header("Retry-After")).isEqualTo("5");
            assertThat(lonely.send(lonely.plain("/login/oidc").GET()).status()).isEqualTo(503);
        }
    }

    @Test
    void believesNoIssuerOfAnotherName() throws JOSEException {
        var alias = issuer.address().replace("localhost", "127.0.0.1") + "/";
        try (var misled =
                TestServer.with("--tracker.oidc-issuer=" + alias, "--tracker.oidc-client-id=" + AccountIssuer.CLIENT)) {
            var token = misled.send(
                    misled.requestAs(token(claims -> claims), "/api/v1/me").GET());
            assertThat(token.status()).isEqualTo(503);
        }
    }

    @Test
    void hasNoSuchPagesWhereNoIssuerIsSet() {
        try (var plain = TestServer.start()) {
            for (var path : List.of("/login/oidc", "/login/oidc/callback?code=x&state=y")) {
                assertThat(plain.send(plain.plain(path).GET()).status()).isEqualTo(404);
            }
        }
    }
}
