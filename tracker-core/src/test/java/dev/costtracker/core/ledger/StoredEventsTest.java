package dev.costtracker.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.eventlog.EventCodec;
import dev.costtracker.core.eventlog.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every stored form ever published against the program of today.
 *
 * <p>{@code src/test/resources/events/<name>.v<version>.<variant>.json} is how an event stands in the log. A new kind of
 * event needs a new file ({@code -Dtracker.golden=write} writes those that are missing, and never touches another).
 */
class StoredEventsTest {

    private static final Path FOLDER = Path.of("src/test/resources/events");
    private static final JsonWriterSettings PRETTY = JsonWriterSettings.builder()
            .indent(true)
            .outputMode(JsonMode.EXTENDED)
            .build();

    private final EventCodec codec = StoredEvents.codec();

    record Sample(DomainEvent event, String file, EventType<?> type) {

        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Sample> samples() {
        return EveryEvent.SAMPLES.entrySet().stream().map(sample -> {
            var type = EveryEvent.typeOf(sample.getValue());
            return new Sample(
                    sample.getValue(), "%s.v%d.%s.json".formatted(type.name(), type.version(), sample.getKey()), type);
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isStoredAsEver(Sample sample) throws IOException {
        var file = FOLDER.resolve(sample.file());
        if (!Files.exists(file) && "write".equals(System.getProperty("tracker.golden"))) {
            Files.writeString(file, codec.payload(sample.event()).toJson(PRETTY) + "\n");
        }

        assertThat(codec.payload(sample.event())).isEqualTo(BsonDocument.parse(Files.readString(file)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadAsItWasWritten(Sample sample) throws IOException {
        var stored = BsonDocument.parse(Files.readString(FOLDER.resolve(sample.file())));

        assertThat(codec.event(sample.type().name(), sample.type().version(), stored))
                .isEqualTo(sample.event());
    }

    @Test
    void readsEveryVersionThatWasEverStored() throws IOException {
        try (var files = Files.list(FOLDER)) {
            List<Path> all = files.toList();
            assertThat(all).isNotEmpty().allSatisfy(file -> {
                var name = file.getFileName().toString().split("\\.", -1);
                var version = Integer.parseInt(name[2].substring(1));
                var event = codec.event(name[0] + "." + name[1], version, BsonDocument.parse(Files.readString(file)));
                assertThat(event.tags()).isNotEmpty();
            });
        }
    }

    @Test
    void hasASampleOfEveryKind() {
        assertThat(EveryEvent.SAMPLES.values().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        EveryEvent.TYPES.stream().map(EventType::event).toList());
    }
}
