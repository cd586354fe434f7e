package dev.costtracker.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.costtracker.api.http.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.env.PropertySourcesPropertyResolver;

/** Which certificates, keys and proxies an operator may set. */
class TlsSettingsTest {

    @TempDir
    private Path folder = Path.of("");

    private static PropertyResolver properties(String certificate, String key) {
        return properties(Map.of("tracker.tls-certificate", certificate, "tracker.tls-key", key));
    }

    private static PropertyResolver properties(Map<String, Object> set) {
        var sources = new MutablePropertySources();
        sources.addFirst(new MapPropertySource("set", set));
        return new PropertySourcesPropertyResolver(sources);
    }

    private static void isRefused(String certificate, String key, String setting) {
        var properties = properties(certificate, key);
        assertThatThrownBy(() -> Tls.read(properties))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith(setting + " must be ");
    }

    @Test
    void takesACertificateWithItsKey() {
        var made = Certificates.in(folder);
        assertThat(Tls.read(properties(made.chain().toString(), made.key().toString())))
                .isEqualTo(new Tls(made.chain(), made.key()));
        assertThat(Tls.read(properties("", ""))).isNull();
    }

    @Test
    void refusesOneWithoutTheOther() {
        var made = Certificates.in(folder);
        isRefused(made.chain().toString(), "", "TRACKER_TLS_KEY");
        isRefused("", made.key().toString(), "TRACKER_TLS_CERTIFICATE");
    }

    @Test
    void refusesWhatIsNotACertificateOrAKey() throws IOException {
        var made = Certificates.in(folder);
        var text = Files.writeString(folder.resolve("text"), "text").toString();
        var chain = made.chain().toString();
        var key = made.key().toString();
        for (var wrong : new String[] {
            text, key, folder.toString(), folder.resolve("none").toString()
        }) {
            isRefused(wrong, key, "TRACKER_TLS_CERTIFICATE");
        }
        for (var wrong : new String[] {
            text, chain, folder.toString(), folder.resolve("none").toString()
        }) {
            isRefused(chain, wrong, "TRACKER_TLS_KEY");
        }
    }

    @Test
    void refusesTheKeyOfAnotherCertificate() throws IOException {
        var one = Certificates.in(Files.createDirectory(folder.resolve("one")));
        var other = Certificates.in(Files.createDirectory(folder.resolve("other")));
        isRefused(one.chain().toString(), other.key().toString(), "TRACKER_TLS_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0", "all", "*", "10.0.0.1;10.0.0.2", "/8", "::/200"})
    void refusesProxiesThatAreNoAddresses(String value) {
        var properties = properties(Map.of("tracker.trusted-proxies", value));
        assertThatThrownBy(() -> TrustedProxies.read(properties))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("TRACKER_TRUSTED_PROXIES must be ")
                .hasMessageEndingWith('"' + value + '"');
    }

    @Test
    void takesProxies() {
        var properties = properties(Map.of("tracker.trusted-proxies", "10.0.0.7, fd00::/8"));
        assertThat(TrustedProxies.read(properties).networks()).containsExactly("10.0.0.7/32", "fd00::/8");
        assertThat(TrustedProxies.read(properties(Map.of()))).isEqualTo(TrustedProxies.NONE);
    }
}
