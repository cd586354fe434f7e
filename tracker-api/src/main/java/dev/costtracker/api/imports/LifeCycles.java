package dev.costtracker.api.imports;

import dev.costtracker.api.imports.TrackerClient.Reply;
import dev.costtracker.api.imports.Wire.At;
import dev.costtracker.api.imports.Wire.NewSession;
import dev.costtracker.api.imports.Wire.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Starts sessions at the tracker, ends them at their last line, and resumes them where later lines have answers.
 *
 * <p>Nothing in a transcript says that its session is over; one in which nothing was written for an hour is taken for that. Repeating it
 * changes nothing.
 */
final class LifeCycles {

    private static final Duration SILENCE = Duration.ofHours(1);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;

    private final TrackerClient client;
    private final @Nullable String project;
    private final Instant over;
    private final Map<TranscriptSession, List<Answer>> answers;
    private final Set<TranscriptSession> active = ConcurrentHashMap.newKeySet();

    /**
     * The life cycles of the sessions that have these answers.
     *
     * @param project of every session; null to name it after the folder the session began in
     */
    LifeCycles(TrackerClient client, @Nullable String project, Instant now, List<Answer> answers) {
        this.client = client;
        this.project = project;
        this.over = now.minus(SILENCE);
        this.answers = answers.stream().collect(Collectors.groupingBy(Answer::session));
    }

    /** Starts a session unless it is there, and resumes it if it goes on; returns what is wrong, empty if nothing. */
    String begin(TranscriptSession session) throws ImportFailure, InterruptedException {
        var named = project == null ? session.project() : project;
        var reply = client.post("/sessions", new NewSession(session.id(), session.name(), named, session.startedAt()));
        // It may be there with another name or start: more of it was read than last time, or somebody else began it.
        var there = reply.status() == CONFLICT ? client.get("/sessions/" + session.id()) : reply;
        if (there.status() != OK && there.status() != CREATED) {
            return reply.problem();
        }
        var ended = there.as(SessionState.class).endedAt();
        return ended == null ? goesOn(session) : resume(session, ended);
    }

    private String goesOn(TranscriptSession session) {
        active.add(session);
        return "";
    }

    private String resume(TranscriptSession session, Instant ended) throws ImportFailure, InterruptedException {
        var next = answers.getOrDefault(session, List.of()).stream()
                .map(answer -> Timestamps.instant(answer.at()))
                .filter(at -> !at.isBefore(ended))
                .min(Instant::compareTo);
        if (next.isEmpty() || !session.endedAt().isAfter(ended)) {
            return "";
        }
        var reply = post(session, "resume", next.get());
        return reply.status() == OK ? goesOn(session) : reply.problem();
    }

    /** Ends a session that goes on if it is over; returns what is wrong, empty if nothing. */
    String end(TranscriptSession session) throws ImportFailure, InterruptedException {
        if (!active.contains(session) || !session.endedAt().isBefore(over)) {
            return "";
        }
        var reply = post(session, "end", session.endedAt());
        // Somebody else has ended it meanwhile, or has begun or resumed it later than the last line.
        return reply.status() == OK || reply.status() == CONFLICT ? "" : reply.problem();
    }

    private Reply post(TranscriptSession session, String step, Instant at) throws ImportFailure, InterruptedException {
        return client.post("/sessions/%s/%s".formatted(session.id(), step), new At(at));
    }
}
