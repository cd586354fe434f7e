package dev.costtracker.core.session;

import dev.costtracker.core.session.JournalEvent.AccomplishmentRecorded;
import dev.costtracker.core.session.JournalEvent.ActionItemAdded;
import dev.costtracker.core.session.JournalEvent.ActionList;
import dev.costtracker.core.session.JournalEvent.BlockerReported;
import dev.costtracker.core.session.JournalEvent.DecisionRecorded;
import dev.costtracker.core.session.JournalEvent.EntryEvent;
import dev.costtracker.core.session.JournalEvent.ModelUseRecorded;
import dev.costtracker.core.session.JournalEvent.OptimizationProposed;
import dev.costtracker.core.session.JournalEvent.QuestionAsked;
import dev.costtracker.core.session.JournalEvent.Reflection;
import dev.costtracker.core.session.JournalEvent.ReflectionRecorded;
import dev.costtracker.core.session.JournalEvent.SecurityConsiderationRecorded;
import dev.costtracker.core.session.JournalEvent.TokenTipRecorded;
import dev.costtracker.core.team.Authored;
import dev.costtracker.core.team.Caller;

/**
 * Note something about a session.
 *
 * @param entry the note's id, unique in the session
 * @param note what is noted
 */
public record RecordEntry(Caller caller, SessionId session, EntryId entry, Note note) implements Authored {

    /** What is noted; its kind decides the event. */
    public sealed interface Note {

        /** What the note says, up to 4,000 characters. */
        String text();
    }

    /** Something was achieved. */
    public record Accomplishment(String text) implements Note {}

    /** A security consideration. */
    public record SecurityConsideration(String text) implements Note {}

    /** What went well, or what to improve. */
    public record LookingBack(Reflection kind, String text) implements Note {}

    /** An optimization for the next session. */
    public record NextOptimization(String text) implements Note {}

    /** A technical decision on a topic. */
    public record TechnicalDecision(String topic, String text) implements Note {}

    /** Something in the way. */
    public record Blocker(String text) implements Note {}

    /** A question for the next session. */
    public record Question(String text) implements Note {}

    /** What a model is used for. */
    public record ModelUse(String model, String text) implements Note {}

    /** A tip for using fewer tokens, and whether it was followed. */
    public record TokenTip(String text, boolean applied) implements Note {}

    /** Something to do, on one of two lists. */
    public record ActionItem(ActionList list, String text) implements Note {}

    EntryEvent event(String project) {
        var team = caller.team();
        return switch (note) {
            case Accomplishment it -> new AccomplishmentRecorded(team, session, entry, it.text());
            case SecurityConsideration it -> new SecurityConsiderationRecorded(team, session, entry, it.text());
            case LookingBack it -> new ReflectionRecorded(team, session, entry, it.kind(), it.text());
            case NextOptimization it -> new OptimizationProposed(team, session, project, entry, it.text());
            case TechnicalDecision it -> new DecisionRecorded(team, session, entry, it.topic(), it.text());
            case Blocker it -> new BlockerReported(team, session, project, entry, it.text());
            case Question it -> new QuestionAsked(team, session, project, entry, it.text());
            case ModelUse it -> new ModelUseRecorded(team, session, entry, it.model(), it.text());
            case TokenTip it -> new TokenTipRecorded(team, session, entry, it.text(), it.applied());
            case ActionItem it -> new ActionItemAdded(team, session, project, entry, it.list(), it.text());
        };
    }
}
