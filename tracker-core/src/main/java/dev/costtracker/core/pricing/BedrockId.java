package dev.costtracker.core.pricing;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Claude model as Amazon Bedrock names it: {@code us.anthropic.claude-sonnet-4-5-20250929-v1:0}, the same without the
 * geography, or the ARN of either. An application inference profile's ARN names no model and is not understood.
 *
 * @param model what Bedrock's decoration holds, e.g. {@code claude-sonnet-4-5-20250929}
 */
record BedrockId(String model, Endpoint endpoint) {

    private static final Pattern ARN = Pattern.compile(
            "arn:aws(?:-us-gov)?:bedrock:[a-z0-9-]+:" + "(?:\\d{12}:inference-profile/|:foundation-model/)(?<id>.+)");

    private static final Pattern ID = Pattern.compile("(?:(?<geography>global|us|us-gov|eu|apac|jp|au|ca|in)\\.)?"
            + "anthropic\\.(?<model>claude-[a-z0-9-]+?)(?:-v\\d+(?::\\d+(?::\\d+k)?)?)?");

    static Optional<BedrockId> parse(String name) {
        if (!name.contains("anthropic.")) {
            return Optional.empty();
        }
        var arn = ARN.matcher(name);
        var id = ID.matcher(arn.matches() ? arn.group("id") : name);
        if (!id.matches()) {
            return Optional.empty();
        }
        var endpoint = "global".equals(id.group("geography")) ? Endpoint.GLOBAL : Endpoint.REGIONAL;
        return Optional.of(new BedrockId(id.group("model"), endpoint));
    }
}
