package dev.costtracker.projections.session;

import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.session.InteractionEvent;
import dev.costtracker.core.session.InteractionId;
import dev.costtracker.core.session.LifeCycleEvent;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.session.SessionTags;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.Sight;
import dev.costtracker.core.team.TeamId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers what is asked about sessions by folding their events when asked: always current, and of any time. */
public final class SessionQueries {

    private final EventLog log;
    private final Directory directory;

    public SessionQueries(EventLog log, Directory directory) {
        this.log = log;
        this.directory = directory;
    }

    /** A session in a few figures, if it is in sight. */
    public Optional<SessionSummary> summary(Sight sight, SessionId session) {
        return summary(sight, session, log.head());
    }

    /**
     * The report of a session, if it is in sight; it takes over what sessions in sight have left open.
     *
     * @param asOf everything is as it was recorded up to this time, inclusive; null for the present
     */
    public Optional<SessionReport> report(Sight sight, SessionId session, @Nullable Instant asOf) {
        long to = position(asOf);
        var fold = new ReportFold();
        var team = sight.team();
        log.read(SessionTags.session(team, session), 0, to, fold::apply);
        return fold.life().filter(life -> sight.reaches(life.started().user())).map(life -> {
            var first = life.started().project();
            var project = SessionsFold.of(log, SessionTags.project(team, first), to);
            var carried = CarriedItems.into(life, project, sight, log, to);
            var name = directory.projectNames(team).now(first);
            return fold.report(life, ProjectTotals.of(name, project, to), carried, asOf, to);
        });
    }

    /** An interaction with its history, under its id or one of its aliases, if its session is in sight. */
    public Optional<InteractionDetail> interaction(Sight sight, InteractionId id) {
        return interaction(sight, id, log.head());
    }

    /**
     * The same as it was at a position of the log.
     *
     * @param to everything below it is counted
     */
    public Optional<InteractionDetail> interaction(Sight sight, InteractionId id, long to) {
        var team = sight.team();
        var asked = fold(team, id, to);
        // An alias that an amendment brought finds only what happened since; the first id finds all.
        return asked.first()
                .flatMap(first ->
                        (first.equals(id) ? asked : fold(team, first, to)).detail(directory.projectNames(team), to))
                .filter(detail -> isInSight(sight, detail.session(), to));
    }

    /**
     * Those of a team's interactions as they were at a position of the log, all found at once; who may see them is known to whoever asks.
     *
     * @param ids under which they were logged first; aliases find nothing
     * @param to everything below it is counted
     */
    public Map<InteractionId, InteractionDetail> interactions(TeamId team, Collection<InteractionId> ids, long to) {
        var folds = new HashMap<InteractionId, InteractionFold>();
        ids.forEach(id -> folds.put(id, new InteractionFold()));
        var tags = ids.stream().map(id -> SessionTags.interaction(team, id)).collect(Collectors.toUnmodifiableSet());
        log.read(tags, 0, to, event -> {
            if (event.payload() instanceof InteractionEvent interaction) {
                Optional.ofNullable(folds.get(interaction.interaction())).ifPresent(fold -> fold.apply(event));
            }
        });
        var names = directory.projectNames(team);
        var found = new HashMap<InteractionId, InteractionDetail>();
        folds.forEach((id, fold) -> fold.detail(names, to).ifPresent(detail -> found.put(id, detail)));
        return found;
    }

    private boolean isInSight(Sight sight, SessionId session, long to) {
        var life = SessionsFold.of(log, SessionTags.lifeCycle(sight.team(), session), to)
                .life(session);
        return life.filter(found -> sight.reaches(found.started().user())).isPresent();
    }

    private InteractionFold fold(TeamId team, InteractionId id, long to) {
        var fold = new InteractionFold();
        log.read(SessionTags.interaction(team, id), 0, to, fold::apply);
        return fold;
    }

    /**
     * All sessions of a project in a few figures, if the team has the project.
     *
     * @param project a name that it has or had
     * @param asOf everything is as it was recorded up to this time, inclusive; null for the present
     */
    public Optional<ProjectTotals> projectTotals(TeamId team, String project, @Nullable Instant asOf) {
        long to = position(asOf);
        var names = directory.projectNames(team);
        var first = names.first(project);
        var fold = SessionsFold.of(log, SessionTags.project(team, first), to);
        return fold.lives().isEmpty() ? Optional.empty() : Optional.of(ProjectTotals.of(names.now(first), fold, to));
    }

    /**
     * The same of every project that the team had sessions of at a time, by name.
     *
     * @param only a name that the one has or had that is asked for; null for all
     * @param asOf everything but names is as it was recorded up to this time, inclusive
     */
    public ProjectPage projects(TeamId team, @Nullable String only, Instant asOf) {
        long to = position(asOf);
        var names = directory.projectNames(team);
        var wanted = only == null ? null : names.first(only);
        var found = new HashSet<String>();
        log.read(SessionTags.sessionsOf(team), 0, to, event -> {
            if (event.payload() instanceof LifeCycleEvent step && (wanted == null || wanted.equals(step.project()))) {
                found.add(step.project());
            }
        });
        return new ProjectPage(
                found.stream()
                        .map(first -> ProjectTotals.of(
                                names.now(first), SessionsFold.of(log, SessionTags.project(team, first), to), to))
                        .sorted(Comparator.comparing(ProjectTotals::project))
                        .toList(),
                to);
    }

    /** The place in the log that holds everything recorded at or before a time; the head if none is given. */
    private long position(@Nullable Instant asOf) {
        return asOf == null ? log.head() : log.positionAt(asOf);
    }

    /** What the project of a session is called. */
    private String project(LifeCycle life) {
        return directory.projectNames(life.started().team()).now(life.started().project());
    }

    private Optional<SessionSummary> summary(Sight sight, SessionId session, long to) {
        var fold = SessionsFold.of(log, SessionTags.session(sight.team(), session), to);
        return fold.life(session)
                .filter(life -> sight.reaches(life.started().user()))
                .map(life -> SessionSummary.of(life, project(life), fold.tally(session), to));
    }
}
