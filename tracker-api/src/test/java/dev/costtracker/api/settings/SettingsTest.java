package dev.costtracker.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.env.PropertySourcesPropertyResolver;

/** What an operator may set, and how a wrong value is refused. */
class SettingsTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void takesWhatIsSet() {
        var settings = Settings.read(properties(Map.of("tracker.port", "9090", "tracker.zone", "Europe/Berlin")));
        assertThat(settings.port()).isEqualTo(9090);
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(settings.adminKey()).isNull();
    }

    @Test
    void takesAnEmptyValueForNone() {
        var settings = Settings.read(
                properties(Map.of("tracker.port", "", "tracker.zone", "", "tracker.management-port", "")));
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.managementPort()).isEqualTo(8081);
        assertThat(settings.zone()).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void takesFreePortsForBoth() {
        var settings = Settings.read(properties(Map.of("tracker.port", "0", "tracker.management-port", "0")));
        assertThat(settings.port()).isZero();
        assertThat(settings.managementPort()).isZero();
    }

    @Test
    void keepsHealthToThisMachineUnlessToldOtherwise() {
        assertThat(Settings.read(environment("tracker.management-address", "")).managementAddress())
                .isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
        assertThat(Settings.read(environment("tracker.management-address", "0.0.0.0"))
                        .managementAddress()
                        .isAnyLocalAddress())
                .isTrue();
        assertThat(Settings.read(environment("tracker.management-address", "::"))
                        .managementAddress()
                        .isAnyLocalAddress())
                .isTrue();
    }

    @Test
    void createsTheDataFolder() {
        var settings =
                Settings.read(environment("tracker.data", folder.resolve("a/b").toString()));
        assertThat(settings.data()).isDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "tracker.port, TRACKER_PORT, abc",
        "tracker.port, TRACKER_PORT, -1",
        "tracker.port, TRACKER_PORT, 65536",
        "tracker.port, TRACKER_PORT, 80.0",
        "tracker.management-port, TRACKER_MANAGEMENT_PORT, abc",
        "tracker.management-port, TRACKER_MANAGEMENT_PORT, 65536",
        "tracker.management-port, TRACKER_MANAGEMENT_PORT, 8080",
        "tracker.management-address, TRACKER_MANAGEMENT_ADDRESS, localhost",
        "tracker.management-address, TRACKER_MANAGEMENT_ADDRESS, 192.0.2.1",
        "tracker.management-address, TRACKER_MANAGEMENT_ADDRESS, 0.0.0.0/0",
        "tracker.zone, TRACKER_ZONE, Mars/Olympus",
        "tracker.zone, TRACKER_ZONE, 25",
        "tracker.zone, TRACKER_ZONE, +02:00",
        "tracker.zone, TRACKER_ZONE, SystemV/EST5",
        "tracker.mongodb-standalone, TRACKER_MONGODB_STANDALONE, yes",
        "tracker.node-address, TRACKER_NODE_ADDRESS, localhost",
        "tracker.rate-limit, TRACKER_RATE_LIMIT, -1",
        "tracker.rate-limit, TRACKER_RATE_LIMIT, many",
        "tracker.address-limit, TRACKER_ADDRESS_LIMIT, few",
    })
    void namesTheSettingAndTheValue(String property, String setting, String value) {
        var environment = environment(property, value);
        assertThatThrownBy(() -> Settings.read(environment))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith(setting + " must be ")
                .hasMessageEndingWith("it is \"" + value + '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://ann:secret@host",
                "mongodb://ann:secret@host/tracker?w=1",
                "ann:secret@host/tracker",
                "mongodb://ann:sec/ret@host/tracker"
            })
    void refusesADatabaseThatALogMustNotBeIn(String uri) {
        var environment = environment("tracker.mongodb-uri", uri);
        assertThatThrownBy(() -> Settings.read(environment))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("TRACKER_MONGODB_URI must be such as mongodb://")
                .hasMessageNotContainingAny("secret", "sec/ret");
    }

    @Test
    void takesADatabase() {
        var uri = "mongodb://one,two,three/tracker?replicaSet=rs0";
        var settings =
                Settings.read(properties(Map.of("tracker.mongodb-uri", uri, "tracker.mongodb-standalone", "true")));
        assertThat(settings.mongodbUri()).isEqualTo(uri);
        assertThat(settings.mongodbStandalone()).isTrue();
        assertThat(Settings.read(properties(Map.of("tracker.mongodb-uri", ""))))
                .satisfies(none -> assertThat(none.mongodbUri()).isNull())
                .satisfies(none -> assertThat(none.mongodbStandalone()).isFalse());
    }

    @Test
    void refusesADataFolderThatIsAFile() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        for (var path : new Path[] {file, file.resolve("below")}) {
            var environment = environment("tracker.data", path.toString());
            assertThatThrownBy(() -> Settings.read(environment))
                    .isInstanceOf(InvalidSetting.class)
                    .hasMessageContaining("TRACKER_DATA")
                    .hasMessageContaining(path.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "with a space 0123456789 abcdefghijk",
                "ä0123456789abcdefghijklmnopqrstuvwxyz"
            })
    void refusesAWeakKeyWithoutShowingIt(String key) {
        var environment = environment("tracker.admin-key", key);
        assertThatThrownBy(() -> Settings.read(environment))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("TRACKER_ADMIN_KEY")
                .hasMessageNotContaining(key);
    }

    private PropertyResolver environment(String name, String value) {
        return properties(Map.of(name, value));
    }

    private PropertyResolver properties(Map<String, Object> set) {
        var all = new HashMap<String, Object>(Map.of("tracker.data", folder.toString()));
        all.putAll(set);
        var sources = new MutablePropertySources();
        sources.addFirst(new MapPropertySource("set", all));
        return new PropertySourcesPropertyResolver(sources);
    }
}
