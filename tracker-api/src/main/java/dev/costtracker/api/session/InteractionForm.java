package dev.costtracker.api.session;

import dev.costtracker.core.session.Interaction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes the content of an interaction as it is sent. */
final class InteractionForm extends StdSerializer<Interaction> {

    InteractionForm() {
        super(Interaction.class);
    }

    @Override
    public void serialize(Interaction value, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        out.writeStringProperty("model", value.model());
        text(out, "label", value.label());
        text(out, "context", value.context());
        out.writeStringProperty("occurredAt", value.occurredAt().toString());
        out.writePOJOProperty("usage", value.usage());
        out.writeStringProperty("serviceTier", value.serviceTier());
        out.writePOJOProperty("speed", value.speed());
        text(out, "inferenceGeo", value.inferenceGeo());
        if (value.webSearches() > 0) {
            out.writeObjectPropertyStart("serverTools");
            out.writeNumberProperty("webSearches", value.webSearches());
            out.writeEndObject();
        }
        var reported = value.reportedCost();
        text(out, "reportedCost", reported == null ? null : reported.plain());
        text(out, "source", value.source());
        out.writeEndObject();
    }

    private static void text(JsonGenerator out, String name, @Nullable String value) {
        if (value != null) {
            out.writeStringProperty(name, value);
        }
    }
}
