package dev.costtracker.api.imports;

import dev.costtracker.api.console.Progress;
import dev.costtracker.api.imports.Wire.Batch;
import dev.costtracker.api.imports.Wire.Item;
import dev.costtracker.api.imports.Wire.Result;
import dev.costtracker.api.imports.Wire.Results;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends sessions, then their answers, then the sessions' ends to the tracker, and tallies what it answers.
 *
 * <p>Repeating it is harmless: sessions and interactions have ids that do not depend on when or in which order they are
 * imported, and a larger copy amends a smaller one.
 */
final class Upload {

    private static final int BATCH = 500;
    private static final int BATCHES_IN_FLIGHT = 3;
    private static final int SESSIONS_IN_FLIGHT = 8;
    private static final int MOST_PROBLEMS_SHOWN = 20;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final Set<String> TAKEN = Set.of("logged", "duplicate", "amended");

    private final TrackerClient client;
    private final boolean dryRun;
    private final @Nullable String project;
    private final Instant now;
    private final Tally tally;
    private final Progress progress;
    private final Set<TranscriptSession> refused = new HashSet<>();
    private long problems;

    /**
     * An upload.
     *
     * @param dryRun whether the server is only to decide and price, and nothing is written
     * @param project of every session; null to name it after the folder the session began in
     */
    Upload(
            TrackerClient client,
            boolean dryRun,
            @Nullable String project,
            Instant now,
            Tally tally,
            Progress progress) {
        this.client = client;
        this.dryRun = dryRun;
        this.project = project;
        this.now = now;
        this.tally = tally;
        this.progress = progress;
    }

    /**
     * Sends everything.
     *
     * @param answers grouped by session
     * @return number of sessions and interactions that the tracker did not take
     * @throws ImportFailure if the tracker can't be reached any more
     */
    long send(List<Answer> answers) throws ImportFailure, InterruptedException {
        answers.forEach(tally::add);
        if (dryRun) {
            sendAll(answers);
        } else {
            sendWithSessions(answers);
        }
        if (problems > MOST_PROBLEMS_SHOWN) {
            progress.say("%,d more problems".formatted(problems - MOST_PROBLEMS_SHOWN));
        }
        return problems;
    }

    private void sendWithSessions(List<Answer> answers) throws ImportFailure, InterruptedException {
        var lives = new LifeCycles(client, project, now, answers);
        var sessions = answers.stream().map(Answer::session).distinct().toList();
        each("starting", sessions, lives::begin, (session, problem) -> {
            refused.add(session);
            report("session %s and its interactions: %s".formatted(session.id(), problem));
        });
        sendAll(answers.stream()
                .filter(answer -> !refused.contains(answer.session()))
                .toList());
        each(
                "ending",
                sessions.stream().filter(session -> !refused.contains(session)).toList(),
                lives::end,
                (session, problem) -> report("the end of session %s: %s".formatted(session.id(), problem)));
    }

    private void each(
            String what,
            List<TranscriptSession> sessions,
            InOrder.Work<TranscriptSession, String> step,
            BiConsumer<TranscriptSession, String> refusal)
            throws ImportFailure, InterruptedException {
        progress.start(what, sessions.size(), "sessions");
        InOrder.run(SESSIONS_IN_FLIGHT, SESSIONS_IN_FLIGHT, sessions, step, (session, problem) -> {
            progress.advance(1);
            if (!problem.isEmpty()) {
                refusal.accept(session, problem);
            }
        });
    }

    private void sendAll(List<Answer> answers) throws ImportFailure, InterruptedException {
        progress.start("sending", answers.size(), "interactions");
        var batches = new ArrayList<List<Answer>>();
        for (var from = 0; from < answers.size(); from += BATCH) {
            batches.add(answers.subList(from, Math.min(answers.size(), from + BATCH)));
        }
        InOrder.run(BATCHES_IN_FLIGHT, BATCHES_IN_FLIGHT, batches, this::sendBatch, (batch, results) -> {
            for (var i = 0; i < batch.size(); i++) {
                settle(batch.get(i), results.get(i));
            }
            progress.advance(batch.size());
        });
    }

    private List<Result> sendBatch(List<Answer> batch) throws ImportFailure, InterruptedException {
        var items = batch.stream().map(Item::of).toList();
        var results = new ArrayList<>(post(items));
        var again = new ArrayList<Integer>();
        for (var i = 0; i < results.size(); i++) {
            if ("conflict".equals(results.get(i).outcome()) && items.get(i).aliases() != null) {
                again.add(i);
            }
        }
        if (!again.isEmpty()) {
            // Another answer was logged with this request id before: so it is no evidence, and the answer's own id is.
            var plain =
                    post(again.stream().map(i -> items.get(i).withoutAliases()).toList());
            for (var i = 0; i < again.size(); i++) {
                results.set(again.get(i), plain.get(i));
            }
        }
        return results;
    }

    /** Sends one request; a request that is refused as a whole is a problem of each of its items. */
    private List<Result> post(List<Item> items) throws ImportFailure, InterruptedException {
        var reply = client.post("/interactions" + (dryRun ? "?dryRun=true" : ""), new Batch(items));
        if (reply.status() != OK) {
            var refusal = new Result(reply.status(), "refused", null, new Wire.Problem(null, reply.problem(), null));
            return Collections.nCopies(items.size(), refusal);
        }
        var results = reply.as(Results.class).results();
        if (results == null || results.size() != items.size()) {
            throw new ImportFailure("the tracker answered a batch with another number of results than it has items");
        }
        return results;
    }

    private void settle(Answer answer, Result result) {
        var outcome = isYetToStart(result) ? "logged" : result.outcome();
        if (outcome != null && TAKEN.contains(outcome)) {
            tally.taken(answer, outcome, result.cost());
            return;
        }
        var reason = result.problem() == null
                ? "status " + result.status()
                : result.problem().text();
        report("interaction %s of session %s: %s"
                .formatted(answer.id(), answer.session().id(), reason));
    }

    /** A dry run starts no sessions; what is refused for that alone has its cost all the same. */
    private boolean isYetToStart(Result result) {
        return dryRun && result.status() == NOT_FOUND && result.cost() != null;
    }

    private void report(String problem) {
        problems++;
        if (problems <= MOST_PROBLEMS_SHOWN) {
            progress.say("not imported: " + problem);
        }
    }
}
