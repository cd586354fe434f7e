package dev.costtracker.projections.session;

import dev.costtracker.core.session.EntryId;
import dev.costtracker.core.session.SessionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was noted about a session, by section of the report; the lists of open items also hold what earlier sessions left
 * open, after the session's own.
 */
public record Journal(
        List<Note> accomplishments,
        List<Note> securityConsiderations,
        List<Note> wentWell,
        List<Note> toImprove,
        List<OpenItem> nextOptimizations,
        List<Decision> decisions,
        List<OpenItem> blockers,
        List<OpenItem> questions,
        List<ModelUse> modelUses,
        List<TokenTip> tokenTips,
        List<OpenItem> nextSession,
        List<OpenItem> costManagement) {

    public Journal {
        accomplishments = List.copyOf(accomplishments);
        securityConsiderations = List.copyOf(securityConsiderations);
        wentWell = List.copyOf(wentWell);
        toImprove = List.copyOf(toImprove);
        nextOptimizations = List.copyOf(nextOptimizations);
        decisions = List.copyOf(decisions);
        blockers = List.copyOf(blockers);
        questions = List.copyOf(questions);
        modelUses = List.copyOf(modelUses);
        tokenTips = List.copyOf(tokenTips);
        nextSession = List.copyOf(nextSession);
        costManagement = List.copyOf(costManagement);
    }

    /** A plain note. */
    public record Note(EntryId id, String text, Instant recordedAt) {}

    /** A technical decision. */
    public record Decision(EntryId id, String topic, String text, Instant recordedAt) {}

    /** What a model is used for. */
    public record ModelUse(EntryId id, String model, String text, Instant recordedAt) {}

    /**
     * A tip for using fewer tokens.
     *
     * @param applied whether it was followed
     */
    public record TokenTip(EntryId id, String text, boolean applied, Instant recordedAt) {}

    /**
     * Something that is open until it is done.
     *
     * @param done null while it is open
     * @param from the earlier session that left it open; null if it is the session's own
     */
    public record OpenItem(
            EntryId id,
            String text,
            Instant recordedAt,
            @Nullable Done done,
            @Nullable Origin from) {}

    /**
     * That an item is done.
     *
     * @param resolution how; null if not said
     */
    public record Done(Instant recordedAt, @Nullable String resolution) {}

    /** The session an item is carried over from. */
    public record Origin(SessionId session, String name, Instant startedAt) {}
}
