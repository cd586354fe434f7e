package dev.costtracker.core.eventlog;

import static dev.costtracker.core.eventlog.Samples.CODEC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.costtracker.core.eventlog.Samples.Colour;
import dev.costtracker.core.eventlog.Samples.Everything;
import dev.costtracker.core.eventlog.Samples.Part;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    private static final Instant AT = Instant.parse("2026-11-24T10:20:30.123456Z");

    private static Everything full() {
        return new Everything(
                new Samples.Key("k1"),
                new BigDecimal("0.104700"),
                AT,
                Colour.GREEN,
                Long.MAX_VALUE,
                -7,
                true,
                5L,
                "named",
                new Part("inner", new BigDecimal("1E+3")),
                List.of(new Part("a", null), new Part("b", BigDecimal.ONE)),
                List.of(new Samples.Key("x"), new Samples.Key("y")));
    }

    private static Everything sparse(BigDecimal price) {
        return new Everything(
                new Samples.Key("k2"), price, AT, Colour.RED, 0, 0, false, null, null, null, List.of(), List.of());
    }

    private static DecodedEvent throughBytes(DomainEvent event) {
        var bytes = CODEC.encode("e1", AT, event.tags(), Map.of("user", "ann"), event)
                .bytes();
        return CODEC.decode(EncodedEvent.of(bytes));
    }

    @Test
    void readsWhatItWrote() {
        var decoded = throughBytes(full());
        assertThat(decoded.payload()).isEqualTo(full());
        assertThat(decoded.id()).isEqualTo("e1");
        assertThat(decoded.at()).isEqualTo(AT);
        assertThat(decoded.metadata()).containsExactlyEntriesOf(Map.of("user", "ann"));
        assertThat(decoded.type().name()).isEqualTo("sample.Everything");
        assertThat(decoded.type().version()).isEqualTo("2");
    }

    @Test
    void leavesOutWhatIsAbsent() {
        var event = sparse(BigDecimal.ZERO);
        assertThat(throughBytes(event).payload()).isEqualTo(event);
        assertThat(CODEC.payload(event)).doesNotContainKeys("maybe", "label", "part");
    }

    @Test
    void readsTheHeadWithoutThePayload() {
        var event = full();
        var encoded = EncodedEvent.of(
                CODEC.encode("e1", AT, event.tags(), Map.of(), event).bytes());
        assertThat(encoded.type()).isEqualTo("sample.Everything");
        assertThat(encoded.version()).isEqualTo(2);
        assertThat(encoded.tags()).isEqualTo(Set.of(Samples.on("k1")));
    }

    /** The stored form is a promise: this file is never edited, only joined by those of later versions. */
    @Test
    void writesTheStoredForm() throws IOException {
        assertThat(CODEC.payload(full())).isEqualTo(BsonDocument.parse(golden("sample.Everything.2.json")));
        assertThat(CODEC.payload(full())
                        .toJson(JsonWriterSettings.builder()
                                .outputMode(JsonMode.EXTENDED)
                                .build()))
                .contains("\"$numberDecimal\": \"0.104700\"", "\"2026-11-24T10:20:30.123456Z\"");
    }

    @Test
    void readsEveryVersionEverWritten() throws IOException {
        assertThat(CODEC.event("sample.Everything", 2, BsonDocument.parse(golden("sample.Everything.2.json"))))
                .isEqualTo(full());
        var upcast = (Everything)
                CODEC.event("sample.Everything", 1, BsonDocument.parse(golden("sample.Everything.1.json")));
        assertThat(upcast.label()).isEqualTo("an old title");
        assertThat(upcast.count()).isEqualTo(1);
    }

    private static String golden(String name) throws IOException {
        try (var file = EventCodecTest.class.getResourceAsStream("/sample-events/" + name)) {
            assertThat(file).as(name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void namesWhatItDoesNotKnow() {
        var payload = new BsonDocument();
        assertThatThrownBy(() -> CODEC.event("sample.Unheard", 1, payload))
                .isInstanceOf(UnknownEventType.class)
                .hasMessageContaining("sample.Unheard version 1");
        assertThatThrownBy(() -> CODEC.event("sample.Everything", 3, payload))
                .isInstanceOf(UnknownEventType.class)
                .hasMessageContaining("sample.Everything version 3")
                .hasMessageContaining("up to 2");
        assertThatThrownBy(() -> throughBytes(Set::of)).isInstanceOf(UnknownEventType.class);
    }

    @Test
    void holds34DigitsAndRefusesMore() {
        var most = new BigDecimal("0." + "9".repeat(34));
        assertThat(throughBytes(sparse(most)).payload()).isEqualTo(sparse(most));
        var more = new BigDecimal("0." + "9".repeat(35));
        assertThatThrownBy(() -> throughBytes(sparse(more)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("34 digits")
                .hasMessageContaining(more.toString());
    }
}
