package dev.costtracker.api.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.costtracker.api.settings.InvalidSetting;
import dev.costtracker.api.settings.Settings;
import dev.costtracker.api.settings.TrustedProxies;
import dev.costtracker.core.eventlog.NodeAddress;
import dev.costtracker.core.ledger.Ledger;
import dev.costtracker.core.team.Directory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the administrator comes by a key, and what is kept of it. */
class AdminKeyTest {

    private static final String SET = "cct_set-by-the-operator-0123456789-abcdef";

    @TempDir
    private Path data = Path.of("");

    private final Directory directory;
    private final Ledger ledger;

    AdminKeyTest(@TempDir Path elsewhere) {
        ledger = Ledger.open(elsewhere, Clock.systemUTC());
        directory = ledger.directory();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void showsANewKeyOnceAndKeepsOnlyItsHash() throws IOException {
        var first = start(null);
        var key = shown(first);
        assertThat(ApiKey.isWellFormed(key)).isTrue();
        assertThat(first.keys.caller(key)).isPresent();

        var second = start(null);
        assertThat(second.console).isEmpty();
        assertThat(second.keys.caller(key)).isPresent();
        assertThat(second.keys.caller(key + "x")).isEmpty();
        try (var files = Files.list(data)) {
            for (var file : files.toList()) {
                assertThat(file.getFileName().toString()).isEqualTo("admin-key.sha256");
                assertThat(Files.readString(file)).doesNotContain(key).hasSize(65);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void makesANewKeyWhenTheHashIsRemoved() throws IOException {
        var old = shown(start(null));
        Files.delete(data.resolve("admin-key.sha256"));
        var again = start(null);
        assertThat(shown(again)).isNotEqualTo(old);
        assertThat(again.keys.caller(old)).isEmpty();
    }

    @Test
    void takesTheKeyThatIsSetAndWritesNothing() throws IOException {
        var started = start(SET);
        assertThat(started.console).isEmpty();
        assertThat(started.keys.caller(SET)).isPresent();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void refusesAHashFileThatIsNone() throws IOException {
        Files.writeString(data.resolve("admin-key.sha256"), "nonsense");
        assertThatThrownBy(() -> start(null))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("admin-key.sha256");
    }

    @Test
    void tellsAMistypedKeyByItsChecksum() {
        var key = ApiKey.random(new SecureRandom());
        assertThat(key.text()).matches("cct_[0-9A-Za-z]{49}");
        assertThat(ApiKey.isWellFormed(key.text())).isTrue();
        var last = key.text().charAt(20) == 'a' ? 'b' : 'a';
        assertThat(ApiKey.isWellFormed(
                        key.text().substring(0, 20) + last + key.text().substring(21)))
                .isFalse();
        assertThat(key.toString()).isEqualTo("cct_…");
    }

    private record Started(Keys keys, String console) {}

    private Started start(@Nullable String set) throws IOException {
        var console = new ByteArrayOutputStream();
        var settings = new Settings(
                data,
                0,
                InetAddress.getLoopbackAddress(),
                0,
                ZoneOffset.UTC,
                set,
                null,
                false,
                NodeAddress.ANY,
                0,
                0,
                0,
                null,
                TrustedProxies.NONE,
                null);
        var hash = TeamConfiguration.adminHash(settings, new PrintStream(console, true, StandardCharsets.UTF_8));
        return new Started(new Keys(hash, directory, Clock.systemUTC()), console.toString(StandardCharsets.UTF_8));
    }

    private static String shown(Started started) {
        var match = Pattern.compile("cct_\\w+").matcher(started.console);
        assertThat(match.find()).isTrue();
        return match.group();
    }
}
