package dev.costtracker.core.team;

import dev.costtracker.core.command.Metadata;
import dev.costtracker.core.command.Sender;
import java.util.Map;

/**
 * On whose behalf a command is given.
 *
 * @param team the team the command acts in
 * @param member who gives it
 * @param key the id of the API key it came with, never the key itself
 * @param standing what they may do in that team with that key
 */
public record Caller(TeamId team, MemberId member, KeyId key, Standing standing) implements Sender {

    /** Whatever is done by the program itself. */
    public static final Caller PROGRAM =
            new Caller(TeamId.DEFAULT, MemberId.PROGRAM, KeyId.NONE, Standing.ADMINISTRATOR);

    @Override
    public Map<String, String> metadata() {
        return Map.of(Metadata.USER, member.value(), Metadata.KEY, key.value());
    }

    /** Whether they may do what takes at least this standing. */
    public boolean is(Standing least) {
        return standing.isAtLeast(least);
    }

    /** What they may see of the team's sessions. */
    public Sight sight() {
        return is(Standing.MANAGER) ? Sight.all(team) : new Sight(team, member);
    }
}
