package dev.costtracker.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelNameTest {

    @ParameterizedTest
    @CsvSource({
        // as the providers name them
        "claude-opus-5-5, claude-opus-5-5",
        "claude-sonnet-4, claude-sonnet-4",
        "gpt-5.4, gpt-5.4",
        "o3, o3",
        "gemini-3.1-pro-preview, gemini-3.1-pro-preview",
        // a date
        "claude-sonnet-4-5-20250929, claude-sonnet-4-5",
        "claude-sonnet-4-20250514, claude-sonnet-4",
        "claude-opus-4-1-20250805, claude-opus-4-1",
        "claude-haiku-4-5-20251001, claude-haiku-4-5",
        "claude-3-7-sonnet-20250219, claude-3-7-sonnet",
        "claude-3-5-sonnet-20241022, claude-3-5-sonnet",
        "claude-3-5-haiku-20241022, claude-3-5-haiku",
        "claude-3-haiku-20240307, claude-3-haiku",
        "claude-3-opus-20240229, claude-3-opus",
        "gpt-5-2025-08-07, gpt-5",
        "gpt-4o-2024-08-06, gpt-4o",
        "o3-2025-04-16, o3",
        // an alias
        "claude-3-5-haiku-latest, claude-3-5-haiku",
        "claude-sonnet-4-0, claude-sonnet-4",
        "claude-opus-4-0, claude-opus-4",
        "claude-opus-5-0, claude-opus-5",
        "gpt-5.6-sol, gpt-5.6",
        // the long context window
        "claude-sonnet-4-5[1m], claude-sonnet-4-5",
        "claude-sonnet-4-5-20250929[1m], claude-sonnet-4-5",
        "claude-opus-4-6[1M], claude-opus-4-6",
        // Vertex
        "claude-sonnet-4-5@20250929, claude-sonnet-4-5",
        "claude-opus-4-6@default, claude-opus-4-6",
        "claude-3-5-sonnet-v2@20241022, claude-3-5-sonnet",
        "claude-sonnet-4-5@20250929[1m], claude-sonnet-4-5",
        // a provider in front
        "anthropic/claude-opus-5, claude-opus-5",
        "anthropic/claude-sonnet-4-0, claude-sonnet-4",
        "openai/gpt-5.4, gpt-5.4",
        "openai/o4-mini, o4-mini",
        "openai/o3, o3",
        "google/gemini-2.5-pro, gemini-2.5-pro",
        "gemini/gemini-2.5-pro, gemini-2.5-pro",
        "models/gemini-2.5-flash, gemini-2.5-flash",
        "gemini/models/gemini-2.5-flash, gemini-2.5-flash",
        "vertex_ai/claude-sonnet-4-5@20250929, claude-sonnet-4-5",
        "vertex_ai/gemini-2.5-pro, gemini-2.5-pro",
        "google-vertex-anthropic/claude-opus-5@default, claude-opus-5",
        // nobody tells models apart by case
        "Claude-Sonnet-4-5, claude-sonnet-4-5",
        "GPT-5.4, gpt-5.4",
    })
    void knowsASpelling(String written, String plain) {
        assertThat(ModelName.parse(written)).isEqualTo(new ModelName(plain, Endpoint.UNSTATED));
        assertThat(ModelName.plain(written)).isEqualTo(plain);
        assertThat(Requests.BOOK.line(plain)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0, claude-sonnet-4-5, REGIONAL",
        "eu.anthropic.claude-sonnet-4-5-20250929-v1:0, claude-sonnet-4-5, REGIONAL",
        "apac.anthropic.claude-sonnet-4-20250514-v1:0, claude-sonnet-4, REGIONAL",
        "jp.anthropic.claude-haiku-4-5-20251001-v1:0, claude-haiku-4-5, REGIONAL",
        "au.anthropic.claude-haiku-4-5-20251001-v1:0, claude-haiku-4-5, REGIONAL",
        "us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0, claude-sonnet-4-5, REGIONAL",
        "global.anthropic.claude-sonnet-4-5-20250929-v1:0, claude-sonnet-4-5, GLOBAL",
        "anthropic.claude-sonnet-4-5-20250929-v1:0, claude-sonnet-4-5, REGIONAL",
        "anthropic.claude-3-haiku-20240307-v1:0:200k, claude-3-haiku, REGIONAL",
        "anthropic.claude-3-5-sonnet-20241022-v2:0, claude-3-5-sonnet, REGIONAL",
        "us.anthropic.claude-opus-4-6-v1, claude-opus-4-6, REGIONAL",
        "us.anthropic.claude-opus-4-7, claude-opus-4-7, REGIONAL",
        "global.anthropic.claude-opus-5-5, claude-opus-5-5, GLOBAL",
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0[1m], claude-sonnet-4-5, REGIONAL",
        "bedrock/us.anthropic.claude-sonnet-4-5-20250929-v1:0, claude-sonnet-4-5, REGIONAL",
        "bedrock/converse/global.anthropic.claude-sonnet-4-6, claude-sonnet-4-6, GLOBAL",
        "bedrock/us-east-1/anthropic.claude-opus-5, claude-opus-5, REGIONAL",
        "amazon-bedrock/anthropic.claude-opus-5, claude-opus-5, REGIONAL",
        "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0,"
                + " claude-sonnet-4-5, REGIONAL",
        "arn:aws:bedrock:eu-west-1:123456789012:inference-profile/global.anthropic.claude-opus-4-6-v1,"
                + " claude-opus-4-6, GLOBAL",
        "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0, claude-3-haiku, REGIONAL",
    })
    void knowsABedrockId(String written, String plain, Endpoint endpoint) {
        assertThat(ModelName.parse(written)).isEqualTo(new ModelName(plain, endpoint));
        assertThat(Requests.BOOK.line(plain)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // nothing is guessed from a prefix
                "claude-opus-5-9",
                "claude-opus-5-5-fast",
                "claude-opus",
                "claude",
                "sonnet[1m]",
                "gpt-5.4-pro-max",
                "gpt-5.7",
                "gpt-6",
                "gemini-2.5",
                "gemini-2.5-pro-preview-05-06",
                "us.anthropic.claude-opus-5-9-v1:0",
                // no such spelling
                "claude-sonnet-4.5",
                "claude-haiku-3-5",
                "claude-sonnet-4-5-2025",
                "claude-sonnet-4-5-20251399",
                "claude-sonnet-4-5@latest",
                "claude-sonnet-4-5[2m]",
                "claude-sonnet-4-5-20250929-20250929",
                "gpt-5-0",
                "xx.anthropic.claude-sonnet-4-5-20250929-v1:0",
                "anthropic.gpt-5",
                "[1m]",
                "@default",
                "-latest",
                "",
                // not the seller, or not a seller at list price
                "openai/claude-opus-5",
                "anthropic/gpt-5",
                "models/claude-opus-5",
                "openrouter/anthropic/claude-opus-5",
                "github_copilot/claude-opus-5",
                "azure/gpt-5",
                // an ARN that names no model
                "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/ab12cd34ef56",
                "arn:aws:bedrock:us-east-1:123456789012:inference-profile/claude-opus-5",
            })
    void guessesNothing(String written) {
        var cost = Requests.of(written, 1, 1).cost();

        assertThat(cost.status()).isEqualTo(Cost.Status.UNPRICED);
        assertThat(cost.amount()).isEmpty();
        assertThat(cost.reason()).isEqualTo("no price is known for model " + ModelName.plain(written));
    }

    @Test
    void keepsASnapshotThatHasAPriceOfItsOwn() {
        assertThat(ModelName.plain("openai/gpt-4o-2024-05-13")).isEqualTo("gpt-4o-2024-05-13");
        assertThat(Requests.of("gpt-4o-2024-05-13", 1_000_000, 0).shown()).isEqualTo("5");
        assertThat(Requests.of("gpt-4o-2024-11-20", 1_000_000, 0).shown()).isEqualTo("2.5");
    }

    @Test
    void isItsOwnPlainId() {
        for (var model : Requests.BOOK.lines().keySet()) {
            assertThat(ModelName.parse(model)).isEqualTo(new ModelName(model, Endpoint.UNSTATED));
        }
    }
}
