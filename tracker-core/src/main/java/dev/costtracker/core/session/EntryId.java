package dev.costtracker.core.session;

import dev.costtracker.core.Ids;

/** The id of a journal entry, unique in its session. */
public record EntryId(String value) {

    public EntryId {
        Ids.check("entry", value);
    }
}
