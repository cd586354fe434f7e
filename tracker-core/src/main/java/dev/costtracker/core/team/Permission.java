package dev.costtracker.core.team;

import dev.costtracker.core.team.TeamRejection.NotPermitted;
import java.util.Locale;

/** What a standing allows. */
final class Permission {

    private Permission() {}

    /**
     * Lets past who has at least this standing.
     *
     * @throws NotPermitted if the caller has not
     */
    static void need(Caller caller, Standing least) {
        if (!caller.is(least)) {
            throw new NotPermitted(
                    "this takes %s of the team or more, not %s".formatted(word(least), word(caller.standing())));
        }
    }

    private static String word(Standing standing) {
        return switch (standing) {
            case INGEST -> "an ingest key";
            case MEMBER, MANAGER -> "a " + standing.name().toLowerCase(Locale.ROOT);
            case ADMINISTRATOR -> "an administrator";
        };
    }
}
