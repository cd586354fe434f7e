package dev.costtracker.api.imports;

import dev.costtracker.api.imports.TranscriptLine.Message;
import dev.costtracker.api.imports.TranscriptLine.TokenCounts;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the fields we need from a line and passes over everything else undecoded.
 *
 * <p>The whole line is still checked to be one JSON object. Memory does not grow with the length of the line: only
 * fields we need become strings, and those are limited.
 */
final class LineParser {

    /** Longer than any id, path or branch; a line that exceeds it is malformed. */
    private static final int LONGEST_TEXT = 64 * 1024;

    private static final int DEEPEST = 10_000;

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_TEXT)
                    .maxNestingDepth(DEEPEST)
                    .build())
            // Transcripts are UTF-8; a line of zero bytes, as a power cut leaves it, must not pass for UTF-32.
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    /**
     * Reads one line.
     *
     * @throws MalformedLineException if it is not one whole JSON object
     * @throws IOException if the file can't be read
     */
    TranscriptLine parse(InputStream line) throws MalformedLineException, IOException {
        try (var parser = json.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedLineException("not a JSON object");
            }
            var result = line(parser);
            if (parser.nextToken() != null) {
                throw new MalformedLineException("more than one JSON value");
            }
            return result;
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (UnexpectedEndOfInputException e) {
            throw new MalformedLineException("cut off");
        } catch (StreamConstraintsException e) {
            throw new MalformedLineException("a value is too long or too deep");
        } catch (JacksonException e) {
            // Its message would quote the line.
            throw new MalformedLineException("not valid JSON");
        }
    }

    private static TranscriptLine line(JsonParser parser) {
        String type = null;
        String timestamp = null;
        String session = null;
        String requestId = null;
        String uuid = null;
        String cwd = null;
        String branch = null;
        var sideChain = false;
        var apiError = false;
        String reportedCost = null;
        Message message = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "type" -> type = text(parser);
                case "timestamp" -> timestamp = text(parser);
                case "sessionId" -> session = text(parser);
                case "requestId" -> requestId = text(parser);
                case "uuid" -> uuid = text(parser);
                case "cwd" -> cwd = text(parser);
                case "gitBranch" -> branch = text(parser);
                case "isSidechain" -> sideChain = truth(parser);
                case "isApiErrorMessage" -> apiError = truth(parser);
                case "costUSD" -> reportedCost = number(parser);
                case "message" -> message = message(parser);
                default -> parser.skipChildren();
            }
        }
        return new TranscriptLine(
                type, timestamp, session, requestId, uuid, cwd, branch, sideChain, apiError, reportedCost, message);
    }

    private static @Nullable Message message(JsonParser parser) {
        if (!startsObject(parser)) {
            return null;
        }
        String id = null;
        String role = null;
        String model = null;
        TokenCounts usage = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "id" -> id = text(parser);
                case "role" -> role = text(parser);
                case "model" -> model = text(parser);
                case "usage" -> usage = usage(parser);
                default -> parser.skipChildren();
            }
        }
        return new Message(id, role, model, usage);
    }

    private static @Nullable TokenCounts usage(JsonParser parser) {
        if (!startsObject(parser)) {
            return null;
        }
        long input = 0;
        long cacheWrite = 0;
        var split = new long[2];
        long cacheRead = 0;
        long output = 0;
        var searches = new long[1];
        String tier = null;
        String speed = null;
        String geo = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "input_tokens" -> input = count(parser);
                case "cache_creation_input_tokens" -> cacheWrite = count(parser);
                case "cache_creation" ->
                    counts(parser, split, "ephemeral_5m_input_tokens", "ephemeral_1h_input_tokens");
                case "cache_read_input_tokens" -> cacheRead = count(parser);
                case "output_tokens" -> output = count(parser);
                case "server_tool_use" -> counts(parser, searches, "web_search_requests");
                case "service_tier" -> tier = text(parser);
                case "speed" -> speed = text(parser);
                case "inference_geo" -> geo = text(parser);
                default -> parser.skipChildren();
            }
        }
        return new TokenCounts(input, cacheWrite, split[0], split[1], cacheRead, output, searches[0], tier, speed, geo);
    }

    /** Reads the named counts of an object; what is not an object has none. */
    private static void counts(JsonParser parser, long[] counts, String... names) {
        if (!startsObject(parser)) {
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            var known = false;
            for (var i = 0; i < names.length; i++) {
                if (names[i].equals(name)) {
                    counts[i] = count(parser);
                    known = true;
                }
            }
            if (!known) {
                parser.skipChildren();
            }
        }
    }

    private static boolean startsObject(JsonParser parser) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        parser.skipChildren();
        return false;
    }

    private static @Nullable String text(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        parser.skipChildren();
        return null;
    }

    private static boolean truth(JsonParser parser) {
        parser.skipChildren();
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    /** The literal text of a number: it is money, and no binary fraction may come near it. */
    private static @Nullable String number(JsonParser parser) {
        if (parser.currentToken().isNumeric()) {
            return parser.getString();
        }
        parser.skipChildren();
        return null;
    }

    private static long count(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return 0;
        }
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            parser.skipChildren();
            return TokenCounts.INVALID;
        }
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? TokenCounts.INVALID
                : parser.getLongValue();
    }
}
