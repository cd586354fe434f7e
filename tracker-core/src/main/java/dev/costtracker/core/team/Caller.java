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
 */
public record Caller(TeamId team, MemberId member, String key) implements Sender {

    @Override
    public Map<String, String> metadata() {
        return Map.of(Metadata.USER, member.value(), Metadata.KEY, key);
    }
}
