package dev.costtracker.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.env.PropertySourcesPropertyResolver;

/** Which issuer of accounts an operator may set. */
class OidcSettingsTest {

    private static PropertyResolver properties(Map<String, Object> set) {
        var sources = new MutablePropertySources();
        sources.addFirst(new MapPropertySource("set", set));
        return new PropertySourcesPropertyResolver(sources);
    }

    @Test
    void takesAnIssuer() {
        assertThat(Oidc.read(properties(Map.of("tracker.oidc-issuer", "")))).isNull();
        var issuer = "https://id.example.org/realms/one";
        var all = Map.<String, Object>of(
                "tracker.oidc-issuer", issuer,
                "tracker.oidc-client-id", "tracker",
                "tracker.oidc-client-secret", "secret-of-the-client",
                "tracker.oidc-audience", "costs");
        assertThat(Oidc.read(properties(all)))
                .isEqualTo(new Oidc(issuer, "tracker", "secret-of-the-client", "costs"))
                .asString()
                .doesNotContain("secret-of");
        var few = Map.<String, Object>of("tracker.oidc-issuer", "http://localhost:9000", "tracker.oidc-client-id", "t");
        assertThat(Oidc.read(properties(few))).isEqualTo(new Oidc("http://localhost:9000", "t", null, "t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"client-id", "client-secret", "audience"})
    void refusesWhatNeedsAnIssuerWithoutOne(String setting) {
        var properties = properties(Map.of("tracker.oidc-" + setting, "of-no-issuer"));
        assertThatThrownBy(() -> Oidc.read(properties))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("TRACKER_OIDC_ISSUER must be an address such as https://id.example.org")
                .hasMessageEndingWith("it is \"\"")
                .hasMessageNotContaining("of-no-issuer");
    }

    @ParameterizedTest
    @CsvSource({
        "http://id.example.org, tracker, TRACKER_OIDC_ISSUER",
        "id.example.org, tracker, TRACKER_OIDC_ISSUER",
        "https://id.example.org?x=1, tracker, TRACKER_OIDC_ISSUER",
        "file:///etc/passwd, tracker, TRACKER_OIDC_ISSUER",
        "https://, tracker, TRACKER_OIDC_ISSUER",
        "'', tracker, TRACKER_OIDC_ISSUER",
        "https://id.example.org, '', TRACKER_OIDC_CLIENT_ID",
    })
    void refusesWhatCannotBeTrusted(String issuer, String client, String setting) {
        var properties = properties(Map.of("tracker.oidc-issuer", issuer, "tracker.oidc-client-id", client));
        assertThatThrownBy(() -> Oidc.read(properties))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith(setting + " must be ");
    }
}
