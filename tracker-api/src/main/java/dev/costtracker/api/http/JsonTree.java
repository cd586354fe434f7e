package dev.costtracker.api.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads a body into {@link Json}: strict JSON in strict UTF-8, one value, not too deep. */
final class JsonTree {

    private static final int DEEPEST = 32;

    // Without a table of names shared by all requests: names come from strangers.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private JsonTree() {}

    /** @throws ProblemException if the bytes are not one JSON value */
    static Json parse(byte[] body) {
        var text = decode(body);
        try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw unreadable("is empty; expected a JSON object");
            }
            var value = value(parser);
            if (parser.nextToken() != null) {
                throw unreadable("goes on after its JSON value ended");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw unreadable("is nested deeper than " + DEEPEST + " levels or has a number of over 1,000 digits");
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw unreadable(
                    at == null
                            ? "is not valid JSON"
                            : "is not valid JSON at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
        }
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw unreadable("is not valid UTF-8");
        }
    }

    private static Json value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getString());
            case VALUE_TRUE -> Json.Word.TRUE;
            case VALUE_FALSE -> Json.Word.FALSE;
            case VALUE_NULL -> Json.Word.NULL;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
    }

    private static Json object(JsonParser parser) {
        var fields = new LinkedHashMap<String, Json>();
        var repeated = new ArrayList<String>(0);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            if (fields.putIfAbsent(name, value(parser)) != null) {
                repeated.add(name);
            }
        }
        return new Json.Obj(fields, repeated);
    }

    private static Json array(JsonParser parser) {
        var items = new ArrayList<Json>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Json.Arr(items);
    }

    private static ProblemException unreadable(String message) {
        var fault = new Fault("body", message);
        return Problem.of(EdgeProblems.MALFORMED_BODY, "the body " + message)
                .errors(List.of(fault))
                .exception();
    }
}
