package dev.costtracker.core.pricing;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The provider that some clients write in front of a model: {@code anthropic/claude-opus-5}.
 *
 * <p>Only sellers at list price are here, and only before models they sell: an aggregator ({@code openrouter/}), a flat-rate
 * seat ({@code github_copilot/}) or a deployment somebody named ({@code azure/}) says nothing about the price.
 */
enum ProviderPrefix {
    ANTHROPIC("anthropic/", "claude-.+"),
    OPENAI("openai/", "(?:gpt-|o\\d).+|o\\d"),
    /** OpenCode and LiteLLM write {@code google/} and {@code gemini/}; Google's own API writes {@code models/}. */
    GOOGLE("(?:google|gemini)/(?:models/)?|models/", "gemini-.+"),
    VERTEX("(?:vertex_ai|google-vertex|google-vertex-anthropic)/", "(?:claude|gemini)-.+"),
    /** LiteLLM may name the route or the region as well. */
    BEDROCK(
            "(?:bedrock|amazon-bedrock)/(?:(?:converse|invoke)/|[a-z]{2}(?:-gov)?-[a-z]+-\\d/)?",
            "(?:[a-z-]+\\.)?anthropic\\.claude-.+|arn:aws.+");

    private static final List<ProviderPrefix> ALL = List.of(values());

    private final Pattern form;

    ProviderPrefix(String prefix, String models) {
        this.form = Pattern.compile("(?:" + prefix + ")(" + models + ")");
    }

    /** The name without its provider, or as it is. */
    static String drop(String name) {
        if (name.indexOf('/') < 0) {
            return name;
        }
        return ALL.stream()
                .map(provider -> provider.form.matcher(name))
                .filter(form -> form.matches())
                .map(form -> form.group(1))
                .findFirst()
                .orElse(name);
    }
}
