package dev.costtracker.core.team;

import dev.costtracker.core.Ids;

/** The id of a person, or of the installation's administrator. */
public record MemberId(String value) {

    /** Who acts with the administrator key that the server makes at its first start. */
    public static final MemberId ADMIN = new MemberId("admin");

    /** On whose behalf the program acts by itself. */
    public static final MemberId PROGRAM = new MemberId("program");

    public MemberId {
        Ids.check("member", value);
    }

    /** Whether no person can have it. */
    boolean isReserved() {
        return equals(ADMIN) || equals(PROGRAM);
    }
}
