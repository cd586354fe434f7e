package dev.costtracker.api.http;

import dev.costtracker.core.eventlog.PlainForm;
import dev.costtracker.core.ledger.StoredEvents;
import dev.costtracker.core.pricing.Money;
import java.io.Serial;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How values look in answers: ids as they are, money and other decimals as strings, names of constants in small letters. */
final class WireForms extends SimpleModule {

    @Serial
    private static final long serialVersionUID = 1L;

    WireForms() {
        super("wire-forms");
        StoredEvents.PLAIN_FORMS.forEach(this::addId);
        addSerializer(new Written<>(Money.class, Money::plain));
        addSerializer(new Written<>(BigDecimal.class, BigDecimal::toPlainString));
        addSerializer(new Written<>(Enum.class, WireForms::name));
    }

    private <T, P> void addId(PlainForm<T, P> form) {
        if (form.plain() == String.class) {
            addSerializer(new Written<>(
                    form.type(), value -> String.class.cast(form.write().apply(value))));
        }
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A value that is written as a string. */
    private static final class Written<T> extends StdSerializer<T> {

        private final Function<T, String> form;

        Written(Class<T> type, Function<T, String> form) {
            super(type);
            this.form = form;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writeString(form.apply(value));
        }
    }
}
