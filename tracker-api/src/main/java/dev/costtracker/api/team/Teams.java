package dev.costtracker.api.team;

import dev.costtracker.api.http.Field;
import dev.costtracker.api.http.Problem;
import dev.costtracker.api.http.ProblemType;
import dev.costtracker.core.team.Caller;

/** Which teams a caller may name: until there are more, their own. */
public final class Teams {

    static final ProblemType TEAM_NOT_FOUND = new ProblemType(
            "team-not-found",
            404,
            "There is no such team",
            "No team has this id, or the key does not belong to it. A request that names no team is about the key's own.",
            "there is no team sales");

    private Teams() {}

    /**
     * Checks the team that a request names, if it names one.
     *
     * @throws dev.costtracker.api.http.ProblemException if it is not the caller's
     */
    public static void check(Caller caller, Field<String> named) {
        var team = named.or(caller.team().value());
        if (!team.equals(caller.team().value())) {
            throw Problem.of(TEAM_NOT_FOUND, "there is no team " + team).exception();
        }
    }
}
