package dev.costtracker.api.session;

import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.Kind;
import dev.costtracker.core.session.JournalEvent.ActionList;
import dev.costtracker.core.session.JournalEvent.Reflection;
import dev.costtracker.core.session.RecordEntry.Accomplishment;
import dev.costtracker.core.session.RecordEntry.ActionItem;
import dev.costtracker.core.session.RecordEntry.Blocker;
import dev.costtracker.core.session.RecordEntry.LookingBack;
import dev.costtracker.core.session.RecordEntry.ModelUse;
import dev.costtracker.core.session.RecordEntry.NextOptimization;
import dev.costtracker.core.session.RecordEntry.Note;
import dev.costtracker.core.session.RecordEntry.Question;
import dev.costtracker.core.session.RecordEntry.SecurityConsideration;
import dev.costtracker.core.session.RecordEntry.TechnicalDecision;
import dev.costtracker.core.session.RecordEntry.TokenTip;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Reads a journal entry; its kind says which fields it has. */
final class EntryFields {

    private enum EntryKind {
        ACCOMPLISHMENT,
        SECURITY_CONSIDERATION,
        WENT_WELL,
        TO_IMPROVE,
        NEXT_OPTIMIZATION,
        DECISION,
        BLOCKER,
        QUESTION,
        MODEL_USE,
        TOKEN_TIP,
        ACTION_ITEM
    }

    private static final Kind<EntryKind> KIND = Kind.oneOf(List.of(EntryKind.values()), EntryFields::wire);

    private static final Kind<ActionList> LIST = Kind.oneOf(List.of(ActionList.values()), EntryFields::wire);

    private EntryFields() {}

    /** The entry, to be asked for only after the fields were found to have no fault. */
    static Supplier<Note> read(Fields body) {
        var kind = body.required("kind", KIND).orNull();
        var text = body.required("text", Kind.TEXT);
        if (kind == null) {
            // Which of these belong to it can't be known.
            List.of("topic", "model", "applied", "list").forEach(body::ignore);
            return () -> new Accomplishment(text.get()); // never asked for
        }
        return switch (kind) {
            case ACCOMPLISHMENT -> () -> new Accomplishment(text.get());
            case SECURITY_CONSIDERATION -> () -> new SecurityConsideration(text.get());
            case WENT_WELL -> () -> new LookingBack(Reflection.WENT_WELL, text.get());
            case TO_IMPROVE -> () -> new LookingBack(Reflection.TO_IMPROVE, text.get());
            case NEXT_OPTIMIZATION -> () -> new NextOptimization(text.get());
            case BLOCKER -> () -> new Blocker(text.get());
            case QUESTION -> () -> new Question(text.get());
            case DECISION -> {
                var topic = body.required("topic", Kind.NAME);
                yield () -> new TechnicalDecision(topic.get(), text.get());
            }
            case MODEL_USE -> {
                var model = body.required("model", Kind.NAME);
                yield () -> new ModelUse(model.get(), text.get());
            }
            case TOKEN_TIP -> {
                var applied = body.required("applied", Kind.FLAG);
                yield () -> new TokenTip(text.get(), applied.get());
            }
            case ACTION_ITEM -> {
                var list = body.required("list", LIST);
                yield () -> new ActionItem(list.get(), text.get());
            }
        };
    }

    private static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
