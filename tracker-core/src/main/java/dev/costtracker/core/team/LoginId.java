package dev.costtracker.core.team;

import dev.costtracker.core.Ids;

/** The id of a login, never what opens it. */
public record LoginId(String value) {

    public LoginId {
        Ids.check("login", value);
    }
}
