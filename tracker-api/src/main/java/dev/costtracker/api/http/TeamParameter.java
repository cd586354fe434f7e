package dev.costtracker.api.http;

import dev.costtracker.core.team.Caller;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query parameter {@code team}, which every operation takes that has a caller and names no team in its path. */
public final class TeamParameter {

    private static final String NAME = "team";

    private TeamParameter() {}

    /** The team that a query names, if it names one; other parameters are the operation's business. */
    public static Optional<String> in(@Nullable String query) {
        if (query == null) {
            return Optional.empty();
        }
        var fields = Fields.ofQuery(Query.parse(query));
        var team = fields.optional(NAME, Kind.ID);
        if (fields.hasFaults()) {
            throw fields.refused();
        }
        return Optional.ofNullable(team.orNull());
    }

    static void ignore(Fields query, @Nullable Method operation) {
        if (operation != null && Arrays.stream(operation.getParameters()).anyMatch(TeamParameter::takesIt)) {
            query.ignore(NAME);
        }
    }

    private static boolean takesIt(Parameter parameter) {
        return parameter.getType() == Caller.class && !parameter.isAnnotationPresent(PathTeam.class);
    }
}
