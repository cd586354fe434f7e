package dev.costtracker.projections.spend;

import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.ProjectNames;
import dev.costtracker.core.team.Sight;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.session.ProjectPage;
import dev.costtracker.projections.session.ProjectTotals;
import dev.costtracker.projections.session.SessionFilter;
import dev.costtracker.projections.session.SessionPage;
import dev.costtracker.projections.views.Select;
import dev.costtracker.projections.views.Snapshot;
import dev.costtracker.projections.views.ViewReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers what was spent, from the stored view: at one position each time, which the answer names.
 *
 * <p>All methods throw {@link dev.costtracker.projections.views.ViewsUnavailable} as long as the view is being built and none was before.
 */
public final class SpendQueries {

    private final ViewReader views;
    private final Directory directory;

    public SpendQueries(ViewReader views, Directory directory) {
        this.views = views;
        this.directory = directory;
    }

    private <T> T read(Function<Snapshot, T> reader) {
        return views.read(SpendView.INSTANCE, reader);
    }

    /** What was spent, in groups. */
    public SpendAnswer spend(SpendQuestion question) {
        return read(snapshot -> new SpendSum(snapshot, question, directory).answer());
    }

    /** Several answers, all at one position. */
    public List<SpendAnswer> spend(List<SpendQuestion> questions) {
        return read(snapshot -> questions.stream()
                .map(question -> new SpendSum(snapshot, question, directory).answer())
                .toList());
    }

    /**
     * The interactions behind a part of the spend, in the order of their times.
     *
     * @param team whose
     * @param question its filters and range; it is not grouped
     * @param after where the page before ended; null for the first page
     */
    public InteractionPage interactions(
            TeamId team, SpendQuestion question, @Nullable InteractionPlace after, int limit) {
        var select = range(
                        filtered(
                                Select.from(SpendTables.INTERACTIONS).where(SpendTables.TEAM, team.value()),
                                question,
                                directory.projectNames(team)),
                        question)
                .ascending(SpendTables.OCCURRED_AT, SpendTables.INTERACTION);
        var from = after == null ? select : select.after(after.cells());
        return read(snapshot -> {
            var found = new ArrayList<Counted>();
            snapshot.each(from, row -> {
                if (!row.voided()) {
                    found.add(row);
                }
                return found.size() <= limit;
            });
            var page = found.subList(0, Math.min(limit, found.size()));
            var next = found.size() > limit ? InteractionPlace.of(page.getLast()) : null;
            return new InteractionPage(page, next, snapshot.position());
        });
    }

    private static <R> Select<R> range(Select<R> select, SpendQuestion question) {
        var from = question.from() == null
                ? select
                : select.atLeast(SpendTables.OCCURRED_AT, SpendTables.micros(question.from()));
        return question.to() == null ? from : from.below(SpendTables.OCCURRED_AT, SpendTables.micros(question.to()));
    }

    static <R> Select<R> filtered(Select<R> select, SpendQuestion question, ProjectNames names) {
        var user = question.user();
        return select.whereIfGiven(SpendTables.PROJECT, first(question.project(), names))
                .whereIfGiven(SpendTables.MEMBER, user == null ? null : user.value())
                .whereIfGiven(SpendTables.MODEL, question.model());
    }

    /** Under which name the views have the project that is asked for; null if none is. */
    static @Nullable String first(@Nullable String project, ProjectNames names) {
        return project == null ? null : names.first(project);
    }

    /**
     * One page of the sessions in sight.
     *
     * @throws IllegalArgumentException if the filter's cursor is not one that a list with the same sort gave
     */
    public SessionPage sessions(Sight sight, SessionFilter filter) {
        var list = new SessionList(sight, filter, directory.projectNames(sight.team()));
        return read(list::page);
    }

    /** All sessions of a project in a few figures, if the team has a project that has or had this name. */
    public Optional<ProjectTotals> projectTotals(TeamId team, String project) {
        var names = directory.projectNames(team);
        return read(snapshot -> snapshot.find(SpendTables.PROJECTS, SpendTables.key(team, names.first(project)))
                .map(row -> totals(row, names, snapshot.position())));
    }

    /**
     * The same of every project that the team has sessions of, by name.
     *
     * @param only a name that the one has or had that is asked for; null for all
     */
    public ProjectPage projects(TeamId team, @Nullable String only) {
        var names = directory.projectNames(team);
        return read(snapshot -> {
            var all = new ArrayList<ProjectTotals>();
            var select = Select.from(SpendTables.PROJECTS)
                    .where(SpendTables.TEAM, team.value())
                    .whereIfGiven(SpendTables.PROJECT, first(only, names));
            snapshot.each(
                    select.ascending(SpendTables.PROJECT), row -> all.add(totals(row, names, snapshot.position())));
            all.sort(Comparator.comparing(ProjectTotals::project));
            return new ProjectPage(all, snapshot.position());
        });
    }

    private static ProjectTotals totals(ProjectRow row, ProjectNames names, long position) {
        return ProjectTotals.of(
                names.now(row.project()), row.sessions(), row.open(), row.duration(), row.all(), row.ended(), position);
    }

    /** What was counted since the beginning, of all teams, projects by their first names; for the metrics. */
    public Meters meters() {
        return read(snapshot -> {
            var meters = new ArrayList<MeterRow>();
            var projects = new ArrayList<ProjectRow>();
            snapshot.each(Select.from(SpendTables.METERS), meters::add);
            snapshot.each(Select.from(SpendTables.PROJECTS), projects::add);
            return new Meters(meters, projects, snapshot.position());
        });
    }
}
