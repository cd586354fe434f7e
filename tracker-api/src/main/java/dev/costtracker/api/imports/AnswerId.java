package dev.costtracker.api.imports;

import dev.costtracker.api.imports.TranscriptLine.TokenCounts;
import dev.costtracker.core.Ids;
import dev.costtracker.core.Sha256;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ids by which an answer is known, chosen so that all its copies have the same one.
 *
 * @param id a well-formed id
 * @param requestId the request's id beside it, well-formed; null if there is none or it is the id
 */
record AnswerId(String id, @Nullable String requestId) {

    /** What clients and proxies write where an id is missing. */
    private static final Set<String> NO_ID = Set.of("", "null", "None", "undefined", "unknown");

    private static final String ANTHROPIC = "msg_";
    private static final int HASH_DIGITS = 32;

    /**
     * The id of a line's answer: the message's, else the request's, else the line's, else one made of what was billed.
     *
     * <p>Only Anthropic's message ids are known to be unique everywhere; another one without a request id counts within
     * its session.
     */
    static AnswerId of(TranscriptLine line, String session, TokenCounts usage) {
        var message = line.message() == null ? null : known(line.message().id());
        var request = known(line.requestId());
        if (message != null && (request != null || message.startsWith(ANTHROPIC))) {
            return new AnswerId(wellFormed(message), request == null ? null : wellFormed(request));
        }
        if (message != null) {
            return new AnswerId(wellFormed(session + ":" + message), null);
        }
        if (request != null) {
            return new AnswerId(wellFormed(request), null);
        }
        var uuid = known(line.uuid());
        return new AnswerId(uuid == null ? billed(line, session, usage) : wellFormed(uuid), null);
    }

    /** The text if it is a well-formed id, else its hash. */
    static String wellFormed(String text) {
        return Ids.isId(text) ? text : "sha256-" + hash(text);
    }

    private static String billed(TranscriptLine line, String session, TokenCounts usage) {
        var model = line.message() == null ? null : line.message().model();
        return "line-" + hash(String.join("\n", session, line.timestamp() + "", model + "", usage.toString()));
    }

    private static @Nullable String known(@Nullable String id) {
        return id == null || NO_ID.contains(id) ? null : id;
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.of(text)).substring(0, HASH_DIGITS);
    }
}
