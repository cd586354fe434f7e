package dev.costtracker.core.eventlog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.CollectionCodecProvider;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.EnumCodecProvider;
import org.bson.codecs.ValueCodecProvider;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.codecs.record.RecordCodecProvider;
import org.bson.types.Decimal128;

/** How the values inside events are stored: exact decimals, instants as ISO-8601 text, ids as plain text. */
final class ValueCodecs {

    private ValueCodecs() {}

    static CodecRegistry registry(List<PlainForm<?, ?>> forms) {
        var values = CodecRegistries.fromProviders(
                CodecRegistries.fromCodecs(new InstantCodec(), new DecimalCodec()), new ValueCodecProvider());
        var plain = new ArrayList<Codec<?>>();
        forms.forEach(form -> plain.add(plainCodec(form, values)));
        return CodecRegistries.fromRegistries(
                CodecRegistries.fromCodecs(plain),
                values,
                CodecRegistries.fromProviders(
                        new EnumCodecProvider(), new CollectionCodecProvider(), new RecordCodecProvider()));
    }

    private static <T, P> Codec<T> plainCodec(PlainForm<T, P> form, CodecRegistry values) {
        return new PlainCodec<>(form, values.get(form.plain()));
    }

    /** A small value type as the one value it holds. */
    private record PlainCodec<T, P>(PlainForm<T, P> form, Codec<P> codec) implements Codec<T> {

        @Override
        public void encode(BsonWriter writer, T value, EncoderContext context) {
            codec.encode(writer, form.write().apply(value), context);
        }

        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            return form.read().apply(codec.decode(reader, context));
        }

        @Override
        public Class<T> getEncoderClass() {
            return form.type();
        }
    }

    /** Text keeps every digit of an instant; BSON's own date would cut it to milliseconds. */
    private static final class InstantCodec implements Codec<Instant> {

        @Override
        public void encode(BsonWriter writer, Instant value, EncoderContext context) {
            writer.writeString(value.toString());
        }

        @Override
        public Instant decode(BsonReader reader, DecoderContext context) {
            return Instant.parse(reader.readString());
        }

        @Override
        public Class<Instant> getEncoderClass() {
            return Instant.class;
        }
    }

    /** Exact or not at all: Decimal128 holds 34 digits. */
    private static final class DecimalCodec implements Codec<BigDecimal> {

        @Override
        public void encode(BsonWriter writer, BigDecimal value, EncoderContext context) {
            writer.writeDecimal128(decimal128(value));
        }

        private static Decimal128 decimal128(BigDecimal value) {
            try {
                return new Decimal128(value);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "a decimal must have at most 34 digits to be stored exactly: " + value, e);
            }
        }

        @Override
        public BigDecimal decode(BsonReader reader, DecoderContext context) {
            return reader.readDecimal128().bigDecimalValue();
        }

        @Override
        public Class<BigDecimal> getEncoderClass() {
            return BigDecimal.class;
        }
    }
}
