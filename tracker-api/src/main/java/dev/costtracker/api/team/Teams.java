package dev.costtracker.api.team;

import dev.costtracker.api.http.Field;
import dev.costtracker.api.http.Problem;
import dev.costtracker.core.Ids;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.Standing;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.core.team.TeamRejection.NotPermitted;
import dev.costtracker.core.team.TeamRejection.TeamNotFound;

/** Which teams a caller may name. */
public final class Teams {

    private final Directory directory;

    Teams(Directory directory) {
        this.directory = directory;
    }

    /**
     * The same caller in the team that a body names, if it names one.
     *
     * @throws TeamNotFound if there is no such team, or the key does not open it
     */
    public Caller named(Field<String> team, Caller caller) {
        var named = team.orNull();
        return named == null ? caller : in(named, caller);
    }

    Caller in(String team, Caller caller) {
        if (!Ids.isId(team)) {
            throw Problem.of(TeamProblems.TEAM_NOT_FOUND, "no team has an id like this")
                    .exception();
        }
        var id = new TeamId(team);
        return directory.in(id, caller).orElseThrow(() -> new TeamNotFound(id));
    }

    /**
     * Refuses who may do too little.
     *
     * @throws NotPermitted if the caller is less than this in the team
     */
    public static void need(Caller caller, Standing least) {
        if (!caller.is(least)) {
            throw new NotPermitted(
                    caller.standing() == Standing.INGEST
                            ? "an ingest key may only log"
                            : "a %s of the team may not do this".formatted(Views.word(caller.standing())));
        }
    }
}
