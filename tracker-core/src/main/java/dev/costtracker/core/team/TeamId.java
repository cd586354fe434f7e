package dev.costtracker.core.team;

import dev.costtracker.core.Ids;

/** The id of a team; everything a team owns is kept and found under it. */
public record TeamId(String value) {

    /** The team of every key that names none. */
    public static final TeamId DEFAULT = new TeamId("default");

    public TeamId {
        Ids.check("team", value);
    }
}
