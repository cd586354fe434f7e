package dev.costtracker.core.pricing;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A model by its plain id, and what else the client's spelling of it said.
 *
 * <p>Every spelling is a whole form that some provider or client really writes. Nothing is guessed from a prefix: what is
 * left after a known decoration is taken off is looked up as it stands, so {@code claude-opus-5-9} is its own, unknown, model.
 *
 * @param plain the provider's undated id in lower case, e.g. {@code claude-sonnet-4-5}
 * @param endpoint what the spelling says about where it was served
 */
public record ModelName(String plain, Endpoint endpoint) {

    /** Claude Code's mark for the long context window; the price goes by the tokens really used. */
    private static final String LONG_CONTEXT = "[1m]";

    /** Snapshots that are sold at another price than the model they are a snapshot of. */
    private static final Set<String> OWN_PRICE = Set.of("gpt-4o-2024-05-13");

    /** Second names that a provider gave to one model. */
    private static final Map<String, String> SAME = Map.of("gpt-5.6-sol", "gpt-5.6");

    private static final String DATE = "20\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])";
    private static final String DASHED_DATE = "20\\d\\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";

    /** Vertex writes {@code @20250929}, {@code -v2@20241022} or {@code @default}; everybody else one of the others. */
    private static final Pattern VERSION =
            Pattern.compile("(?:(?:-v\\d)?@" + DATE + "|@default|-" + DATE + "|-" + DASHED_DATE + "|-latest)\\z");

    /** The first of a major version, written out: {@code claude-sonnet-4-0}. */
    private static final Pattern BARE_MAJOR = Pattern.compile("(claude-[a-z]+-\\d+)-0");

    /** Reads what a client wrote, in upper or lower case. */
    public static ModelName parse(String written) {
        var name = written.toLowerCase(Locale.ROOT);
        if (name.endsWith(LONG_CONTEXT) && name.length() > LONG_CONTEXT.length()) {
            name = name.substring(0, name.length() - LONG_CONTEXT.length());
        }
        var id = ProviderPrefix.drop(name);
        return BedrockId.parse(id)
                .map(bedrock -> new ModelName(undated(bedrock.model()), bedrock.endpoint()))
                .orElseGet(() -> new ModelName(undated(id), Endpoint.UNSTATED));
    }

    /** The plain id of what a client wrote; a name that is not understood is its own plain id. */
    public static String plain(String written) {
        return parse(written).plain();
    }

    private static String undated(String id) {
        if (OWN_PRICE.contains(id)) {
            return id;
        }
        var version = VERSION.matcher(id);
        var bare = version.find() && version.start() > 0 ? id.substring(0, version.start()) : id;
        var major = BARE_MAJOR.matcher(bare);
        var plain = major.matches() ? major.group(1) : bare;
        return SAME.getOrDefault(plain, plain);
    }
}
