package dev.costtracker.api.spend;

import dev.costtracker.api.settings.Settings;
import dev.costtracker.core.pricing.Usage;
import dev.costtracker.core.session.InteractionId;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.session.CostTotal;
import dev.costtracker.projections.session.Explanation;
import dev.costtracker.projections.session.InteractionDetail;
import dev.costtracker.projections.session.SessionQueries;
import dev.costtracker.projections.spend.Counted;
import dev.costtracker.projections.spend.InteractionPlace;
import dev.costtracker.projections.spend.SpendQueries;
import dev.costtracker.projections.spend.SpendQuestion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists the interactions behind a part of the spend, each with how its cost came about, as the log had it at that position. */
@Component
public final class ExplainedInteractions {

    private final SpendQueries spend;
    private final SessionQueries sessions;
    private final Directory directory;
    private final Settings settings;

    ExplainedInteractions(SpendQueries spend, SessionQueries sessions, Directory directory, Settings settings) {
        this.spend = spend;
        this.sessions = sessions;
        this.directory = directory;
        this.settings = settings;
    }

    /**
     * Some of them.
     *
     * @param next the cursor of the page after; null if this is the last
     */
    public record Page(List<Item> items, @Nullable String next, long position) {}

    /**
     * One of them.
     *
     * @param model the model's plain id, as spend is grouped by
     * @param written the model as the client spelled it
     * @param cost what it adds to the sums
     */
    public record Item(
            InteractionId id,
            SessionId session,
            String project,
            MemberId user,
            String model,
            String written,
            Instant occurredAt,
            Usage tokens,
            CostTotal cost,
            Explanation explain) {}

    /** A member gets their own; a manager everybody's. */
    public Page page(Caller caller, InteractionListQuery query) {
        var asked = query.asked();
        var sight = caller.sight();
        var owner = sight.owner();
        var user = asked.user();
        if (owner != null && user != null && !owner.equals(user)) {
            SpendTeams.of(caller, true, asked, directory, settings); // refuses
        }
        var zone = SpendTeams.zone(caller.team(), null, directory, settings);
        var teams = new SpendTeams(Map.of(caller.team(), zone), owner == null ? user : owner);
        return page(sight.team(), asked.in(teams), query.after(), query.limit());
    }

    /** Whose they are the view knows, which was asked for no others than the caller may see. */
    private Page page(TeamId team, SpendQuestion question, @Nullable InteractionPlace after, int limit) {
        var page = spend.interactions(team, question, after, limit);
        var next = page.next();
        var ids = page.items().stream().map(Counted::interaction).toList();
        var details = sessions.interactions(team, ids, page.position());
        return new Page(
                page.items().stream()
                        .flatMap(row -> Stream.ofNullable(details.get(row.interaction()))
                                .map(detail -> item(row, detail)))
                        .toList(),
                next == null ? null : next.cursor(),
                page.position());
    }

    private static Item item(Counted row, InteractionDetail detail) {
        return new Item(
                row.interaction(),
                row.session(),
                detail.project(),
                row.user(),
                row.model(),
                detail.content().model(),
                row.occurredAt(),
                row.tokens(),
                row.tally().cost(),
                detail.explain());
    }
}
