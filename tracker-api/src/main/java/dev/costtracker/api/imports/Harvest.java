package dev.costtracker.api.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all files together say: each answer once, in the session that had it first.
 *
 * <p>Files may be added from several threads, in any order: the outcome is the same.
 */
final class Harvest {

    private final AnswerTable answers = new AnswerTable(Answer::idBytes);
    private final Map<String, TranscriptSession> sessions = new ConcurrentHashMap<>();
    private final Map<Terms, Terms> terms = new HashMap<>();
    private final List<Claim> claims = new ArrayList<>();

    /** The session with the given well-formed id. */
    TranscriptSession session(String id) {
        return sessions.computeIfAbsent(id, TranscriptSession::new);
    }

    /** Adds a copy of an answer, found in a session. */
    synchronized void add(AnswerCopy copy, TranscriptSession session) {
        var id = copy.id().id().getBytes(StandardCharsets.US_ASCII);
        var shared = terms.computeIfAbsent(copy.terms(), same -> same);
        var known = answers.find(id);
        if (known == null) {
            answers.add(id, new Answer(id, copy, shared, session));
            return;
        }
        if (known.session() != session) {
            claim(known, copy.at(), session);
        }
        known.add(copy, shared);
    }

    private void claim(Answer answer, long at, TranscriptSession session) {
        if (at < answer.at()) {
            claims.add(new Claim(answer, answer.at(), answer.session()));
            answer.moveTo(session);
        } else {
            claims.add(new Claim(answer, at, session));
        }
    }

    /** All answers once everything is read: session by session in the order of their starts, each in order of time. */
    List<Answer> answers() {
        claims.forEach(Claim::settle);
        claims.forEach(Claim::markRepetition);
        claims.clear();
        var all = new ArrayList<>(RequestIds.settle(answers.all()));
        all.forEach(answer -> answer.session().owns(answer));
        all.sort(Comparator.<Answer>comparingLong(answer -> answer.session().startMicros())
                .thenComparing(answer -> answer.session().id())
                .thenComparingLong(Answer::at)
                .thenComparing(Answer::id));
        return all;
    }

    /**
     * A session that also has the answer.
     *
     * @param at when its copy says it was, in microseconds since 1970
     */
    private record Claim(Answer answer, long at, TranscriptSession session) {

        /** Repeated lines keep their time, so that often only the sessions' ends tell who was first. */
        void settle() {
            if (at == answer.at() && TranscriptSession.FIRST_ENDED.compare(session, answer.session()) < 0) {
                answer.session().repeats();
                answer.moveTo(session);
            }
        }

        void markRepetition() {
            if (answer.session() != session) {
                session.repeats();
            }
        }
    }
}
