package dev.costtracker.api.spend;

import dev.costtracker.api.settings.Settings;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Directory;
import dev.costtracker.projections.spend.SpendAnswer;
import dev.costtracker.projections.spend.SpendQueries;
import dev.costtracker.projections.spend.SpendQuestion;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What was spent in the team that a caller acts in, as far as they may see it. */
@Component
public final class TeamSpend {

    private final SpendQueries queries;
    private final Directory directory;
    private final Settings settings;

    TeamSpend(SpendQueries queries, Directory directory, Settings settings) {
        this.queries = queries;
        this.directory = directory;
        this.settings = settings;
    }

    /** An answer, and where the interactions behind it are. */
    public record Answer(SpendAnswer spend, ExplainLinks links) {}

    /** The zone in which the team's days begin. */
    public ZoneId zone(Caller caller) {
        return SpendTeams.zone(caller.team(), null, directory, settings);
    }

    /**
     * Several answers at one position.
     *
     * @throws dev.costtracker.core.team.TeamRejection.NotPermitted if one is about persons whom the caller may not see
     */
    public List<Answer> answers(Caller caller, List<SpendAsked> asked) {
        var questions = asked.stream().map(each -> question(caller, each)).toList();
        var found = queries.spend(questions);
        return IntStream.range(0, found.size())
                .mapToObj(i -> new Answer(found.get(i), new ExplainLinks(questions.get(i), caller.team())))
                .toList();
    }

    private SpendQuestion question(Caller caller, SpendAsked asked) {
        return asked.in(SpendTeams.of(caller, true, asked, directory, settings));
    }
}
