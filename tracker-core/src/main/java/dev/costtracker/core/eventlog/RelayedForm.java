package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.Append.Condition;
import dev.costtracker.core.eventlog.Peer.Answer;
import dev.costtracker.core.eventlog.Peer.Outcome;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.eventstreaming.Tag;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * What nodes say to each other, in BSON. A request is
 *
 * <pre>
 * { outSince: long, appends: [ { aid, from: long, none: [ { types: ["…"], tags: ["session=…"] }, … ], events: [ binary, … ] }, … ] }
 * </pre>
 *
 * <p>where {@code none}, the filter of what must not be there from {@code from} on, is absent if it is everything. The
 * answer is empty as long as the work goes on, and at its end
 *
 * <pre>
 * { head: long, time: long, answers: [ { outcome: "WRITTEN", end: long }, … ],
 *   records: [ { position: long, aid, at: long, node: "…", hash: "…", events: [ binary, … ] }, … ] }
 * </pre>
 */
final class RelayedForm {

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    /** The answer of who is still at it. */
    static final byte[] WORKING = bytes(new BsonDocument());

    private RelayedForm() {}

    static byte[] request(List<Append> batch, long outSince) {
        return bytes(new BsonDocument("outSince", new BsonInt64(outSince)).append("appends", array(batch, append -> {
            var condition = append.condition();
            var form = new BsonDocument("aid", new BsonBinary(append.aid()))
                    .append("from", new BsonInt64(condition.from()))
                    .append("events", events(append.events()));
            return condition.filter().isEverything()
                    ? form
                    : form.append("none", array(condition.filter().alternatives(), RelayedForm::alternative));
        })));
    }

    private static BsonDocument alternative(EventFilter.Alternative alternative) {
        return new BsonDocument("types", array(alternative.types(), BsonString::new))
                .append("tags", array(alternative.tags(), tag -> new BsonString(TagText.of(tag))));
    }

    static PassedOn batch(byte[] request) {
        var form = document(request);
        long outSince = form.getInt64("outSince").getValue();
        return new PassedOn(outSince, list(form.getArray("appends"), each -> append(each.asDocument())
                .outSince(outSince)));
    }

    private static Append append(BsonDocument form) {
        var filter = form.containsKey("none")
                ? EventFilter.of(list(form.getArray("none"), RelayedForm::alternative))
                : EventFilter.everything();
        return Append.of(
                form.getBinary("aid").asUuid(),
                new Condition(filter, form.getInt64("from").getValue()),
                events(form));
    }

    private static EventFilter.Alternative alternative(BsonValue value) {
        var form = value.asDocument();
        return new EventFilter.Alternative(
                Set.copyOf(list(form.getArray("types"), type -> type.asString().getValue())), tags(form));
    }

    private static Set<Tag> tags(BsonDocument form) {
        return form.getArray("tags").stream()
                .map(tag -> TagText.parse(tag.asString().getValue()))
                .collect(Collectors.toSet());
    }

    static byte[] reply(Peer.Reply reply) {
        return bytes(new BsonDocument("head", new BsonInt64(reply.head()))
                .append("time", new BsonInt64(reply.time()))
                .append("answers", array(reply.answers(), answer -> new BsonDocument(
                                "outcome", new BsonString(answer.outcome().name()))
                        .append("end", new BsonInt64(answer.end()))))
                .append("records", array(reply.records(), record -> new BsonDocument(
                                "position", new BsonInt64(record.position()))
                        .append("aid", new BsonBinary(record.aid()))
                        .append("at", new BsonInt64(record.at()))
                        .append("node", new BsonString(record.node()))
                        .append("hash", new BsonString(record.hash()))
                        .append("events", events(record.events())))));
    }

    static Peer.Reply reply(byte[] reply) {
        var form = document(reply);
        return new Peer.Reply(
                form.getInt64("head").getValue(),
                list(form.getArray("answers"), RelayedForm::answer),
                list(form.getArray("records"), RelayedForm::record),
                form.getInt64("time").getValue());
    }

    private static Answer answer(BsonValue value) {
        var answer = value.asDocument();
        return new Answer(
                Outcome.valueOf(answer.getString("outcome").getValue()),
                answer.getInt64("end").getValue());
    }

    private static LogRecord record(BsonValue value) {
        var record = value.asDocument();
        return new LogRecord(
                record.getInt64("position").getValue(),
                record.getBinary("aid").asUuid(),
                record.getInt64("at").getValue(),
                record.getString("node").getValue(),
                record.getString("hash").getValue(),
                events(record));
    }

    private static BsonArray events(List<EncodedEvent> events) {
        return array(events, event -> new BsonBinary(event.bytes()));
    }

    private static List<EncodedEvent> events(BsonDocument form) {
        return list(
                form.getArray("events"),
                event -> EncodedEvent.of(event.asBinary().getData()));
    }

    private static <T> BsonArray array(Iterable<T> values, Form<T> form) {
        var array = new BsonArray();
        values.forEach(value -> array.add(form.of(value)));
        return array;
    }

    /** How a value looks in BSON. */
    @FunctionalInterface
    private interface Form<T> {
        BsonValue of(T value);
    }

    private static <T> List<T> list(BsonArray array, java.util.function.Function<BsonValue, T> read) {
        return array.stream().map(read).toList();
    }

    private static byte[] bytes(BsonDocument document) {
        var buffer = new BasicOutputBuffer();
        try (buffer;
                var writer = new BsonBinaryWriter(buffer)) {
            CODEC.encode(writer, document, EncoderContext.builder().build());
            return buffer.toByteArray();
        }
    }

    private static BsonDocument document(byte[] bytes) {
        try (var reader = new BsonBinaryReader(ByteBuffer.wrap(bytes))) {
            return CODEC.decode(reader, DecoderContext.builder().build());
        }
    }
}
