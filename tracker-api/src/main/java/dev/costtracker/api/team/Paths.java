package dev.costtracker.api.team;

import dev.costtracker.api.http.Problem;
import dev.costtracker.core.Ids;
import dev.costtracker.core.team.KeyId;
import dev.costtracker.core.team.MemberId;

/** Takes ids from paths: what can't be an id is not the id of anything. */
final class Paths {

    private Paths() {}

    static MemberId member(String member) {
        if (!Ids.isId(member)) {
            throw Problem.of(TeamProblems.MEMBER_NOT_FOUND, "no member has an id like this")
                    .exception();
        }
        return new MemberId(member);
    }

    static KeyId key(String key) {
        if (!Ids.isId(key)) {
            throw Problem.of(TeamProblems.KEY_NOT_FOUND, "no key has an id like this")
                    .exception();
        }
        return new KeyId(key);
    }
}
