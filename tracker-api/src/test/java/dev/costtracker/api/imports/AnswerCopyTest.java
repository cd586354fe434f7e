package dev.costtracker.api.imports;

import static dev.costtracker.api.imports.Transcripts.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.api.imports.Transcripts.AnswerLine;
import dev.costtracker.core.pricing.Usage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerCopyTest {

    private static final OptionalLong NOW = OptionalLong.of(1_790_847_000_000_000L);

    @Test
    void pricesCacheWritesBeyondTheSplitAsFiveMinuteOnes() {
        var split = ",\"cache_creation\":{\"ephemeral_5m_input_tokens\":31490,\"ephemeral_1h_input_tokens\":10}";

        assertThat(usage("\"cache_creation_input_tokens\":184457" + split)).isEqualTo(new Usage(10, 184_447, 10, 0, 5));
        assertThat(usage("\"cache_creation_input_tokens\":184457")).isEqualTo(new Usage(10, 184_457, 0, 0, 5));
        assertThat(usage("\"cache_creation_input_tokens\":0" + split)).isEqualTo(new Usage(10, 31_490, 10, 0, 5));
        assertThat(usage("\"cache_creation\":null,\"cache_read_input_tokens\":7"))
                .isEqualTo(new Usage(10, 0, 0, 7, 5));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "standard, standard, not_available, -,        -,    -",
                "batch,    fast,     us,            batch,    fast, us",
                "priority, normal,   '',            priority, -,    -"
            })
    void keepsWhatChangesThePrice(
            String tier, String speed, String geo, String ourTier, String ourSpeed, String ourGeo) {
        var line = answer("msg_1", 5)
                .using("\"service_tier\":\"%s\",\"speed\":\"%s\",\"inference_geo\":\"%s\"".formatted(tier, speed, geo));

        assertThat(copy(line).terms()).isEqualTo(new Terms("claude-sonnet-4-5-20250929", ourTier, ourSpeed, ourGeo));
    }

    @Test
    void acceptsNullWhereClientsWriteIt() {
        var line = answer("msg_1", 5)
                .using("\"service_tier\":null,\"speed\":null,\"inference_geo\":null,\"server_tool_use\":null")
                .with("\"version\":null,\"requestId\":null,\"costUSD\":null");

        assertThat(copy(line).terms()).isEqualTo(new Terms("claude-sonnet-4-5-20250929", null, null, null));
    }

    @Test
    void countsWebSearches() {
        var line = answer("msg_1", 5).using("\"server_tool_use\":{\"web_search_requests\":3,\"web_fetch_requests\":9}");

        assertThat(copy(line).webSearches()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0.10000000000000001, 0.10000000000000001",
                "1.5e-7,              0.00000015",
                "12,                  12",
                "9.960000000000001e-5, 0.000099600000000000",
                "1000000,             1000000",
                "1000000.01,          -",
                "1e2,                 100",
                "-0.5,                -",
                "1e-999999999,        -",
                "1e99999999999,       -"
            })
    void keepsTheReportedCostAsItIsWritten(String literal, String cost) {
        assertThat(copy(answer("msg_1", 5).with("\"costUSD\":" + literal)).reportedCost())
                .isEqualTo(cost);
    }

    @Test
    void saysWhyALineIsNoInteraction() {
        assertThat(find(answer("msg_1", 0).by("<synthetic>").with("\"isApiErrorMessage\":true")))
                .isEqualTo(Skip.SYNTHETIC);
        assertThat(find("{\"type\":\"assistant\",\"message\":{\"model\":\"m\"}}"))
                .isEqualTo(Skip.NO_USAGE);
        assertThat(find("{\"type\":\"assistant\",\"message\":null}")).isEqualTo(Skip.NO_USAGE);
        assertThat(find(answer("msg_1", -5))).isEqualTo(Skip.INVALID_USAGE);
        assertThat(find(answer("msg_1", 100_000_001))).isEqualTo(Skip.INVALID_USAGE);
        assertThat(find("{\"message\":{\"model\":\"m\",\"usage\":{}}}")).isEqualTo(Skip.NO_TOKENS);
        assertThat(find("{\"isApiErrorMessage\":true,\"message\":{\"model\":\"m\",\"usage\":{}}}"))
                .isEqualTo(Skip.API_ERROR);
        assertThat(find(answer("msg_1", 5).by(" "))).isEqualTo(Skip.NO_MODEL);
        assertThat(AnswerCopy.of(parse(answer("msg_1", 5)), "s1", OptionalLong.empty()))
                .isEqualTo(Skip.NO_TIMESTAMP);
    }

    @Test
    void knowsAnAnswerByTheIdsThatAllItsCopiesHave() {
        assertThat(id(answer("msg_1", 5).request("req_1"))).isEqualTo(new AnswerId("msg_1", "req_1"));
        assertThat(id(answer("msg_1", 5))).isEqualTo(new AnswerId("msg_1", null));
        assertThat(id(answer("msg_1", 5).request("None"))).isEqualTo(new AnswerId("msg_1", null));
        assertThat(id(answer("chatcmpl-1", 5).request("req_1"))).isEqualTo(new AnswerId("chatcmpl-1", "req_1"));
        assertThat(id(answer("chatcmpl-1", 5).in("s7"))).isEqualTo(new AnswerId("s7:chatcmpl-1", null));
        assertThat(id(answer("", 5).request("req_1"))).isEqualTo(new AnswerId("req_1", null));
        assertThat(id(answer("", 5).with("\"uuid\":\"u-1\""))).isEqualTo(new AnswerId("u-1", null));
    }

    @Test
    void makesAnIdOfWhatWasBilledWhereThereIsNone() {
        var id = id(answer("", 5)).id();

        assertThat(id).matches("line-[0-9a-f]{32}").isEqualTo(id(answer("", 5)).id());
        assertThat(id)
                .isNotEqualTo(id(answer("", 6)).id())
                .isNotEqualTo(id(answer("", 5).in("s2")).id());
    }

    @Test
    void hashesIdsThatTheServerWouldRefuse() {
        assertThat(id(answer("msg_ü/1", 5)).id()).matches("sha256-[0-9a-f]{32}");
        assertThat(id(answer("msg_" + "1".repeat(200), 5)).id()).matches("sha256-[0-9a-f]{32}");
    }

    private static AnswerId id(AnswerLine line) {
        return copy(line).id();
    }

    private static Usage usage(String fields) {
        return copy(answer("msg_1", 5).using(fields)).usage();
    }

    private static AnswerCopy copy(AnswerLine line) {
        var found = find(line);
        assertThat(found).isInstanceOf(AnswerCopy.class);
        return (AnswerCopy) found;
    }

    private static Finding find(Object line) {
        var parsed = parse(line);
        assertThat(parsed.isAnswer()).isTrue();
        return AnswerCopy.of(parsed, parsed.session() == null ? "s1" : parsed.session(), NOW);
    }

    private static TranscriptLine parse(Object line) {
        try {
            return new LineParser()
                    .parse(new ByteArrayInputStream(line.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedLineException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
