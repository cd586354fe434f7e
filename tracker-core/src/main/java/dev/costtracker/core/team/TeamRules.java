package dev.costtracker.core.team;

import dev.costtracker.core.command.Decision;
import java.util.List;
import java.util.stream.Stream;

/** The rules of this feature. */
public final class TeamRules {

    private TeamRules() {}

    /**
     * One rule a command.
     *
     * @param directory of the log for which they are
     */
    public static List<Decision<?, ?, ?>> all(Directory directory) {
        return Stream.of(
                        TeamHandler.rules(),
                        ProjectHandler.rules(),
                        MemberHandler.rules(directory),
                        PersonHandler.rules(),
                        KeyHandler.rules(),
                        LoginHandler.rules(),
                        AccountHandler.rules())
                .flatMap(List::stream)
                .toList();
    }
}
