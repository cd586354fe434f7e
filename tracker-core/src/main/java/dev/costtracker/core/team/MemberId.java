package dev.costtracker.core.team;

import dev.costtracker.core.Ids;

/** The id of a person, or of the installation's administrator. */
public record MemberId(String value) {

    /** Who acts with the administrator key that the server makes at its first start. */
    public static final MemberId ADMIN = new MemberId("admin");

    public MemberId {
        Ids.check("member", value);
    }
}
