package dev.costtracker.api.session;

import dev.costtracker.core.session.Interaction;
import dev.costtracker.core.session.InteractionId;
import dev.costtracker.core.session.KnownInteraction;
import dev.costtracker.core.session.SessionId;
import java.util.List;

/** What is logged under an id that came with other content. */
record ExistingInteraction(
        InteractionId id, List<InteractionId> aliases, SessionId session, boolean voided, Interaction content) {

    static ExistingInteraction of(KnownInteraction known) {
        return new ExistingInteraction(known.id(), known.aliases(), known.session(), known.isVoid(), known.content());
    }
}
