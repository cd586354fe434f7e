package dev.costtracker.api.session;

import dev.costtracker.api.http.Field;
import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.Kind;
import dev.costtracker.core.session.InteractionId;
import dev.costtracker.core.session.LogInteraction;
import dev.costtracker.core.session.OnConflict;
import dev.costtracker.core.session.SessionId;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** Reads a request to log one interaction. */
final class LogInteractionFields {

    private static final Kind<OnConflict> ON_CONFLICT =
            Kind.oneOf(List.of(OnConflict.values()), choice -> choice.name().toLowerCase(Locale.ROOT));

    private final Field<String> id;
    private final List<String> aliases;
    private final Field<OnConflict> onConflict;
    private final InteractionFields content;

    LogInteractionFields(Fields body, Clock clock) {
        id = body.required("id", Kind.ID);
        aliases = body.list("aliases", Kind.ID, LogInteraction.MOST_ALIASES);
        onConflict = body.optional("onConflict", ON_CONFLICT);
        content = new InteractionFields(body, clock);
    }

    /** The id, if one could be read. */
    Field<String> id() {
        return id;
    }

    /** The command; to be called only after the fields were found to have no fault. */
    LogInteraction in(SessionId session) {
        return new LogInteraction(
                session,
                new InteractionId(id.get()),
                aliases.stream().map(InteractionId::new).toList(),
                content.content(),
                content.timed(),
                onConflict.or(OnConflict.REFUSE));
    }
}
