package dev.costtracker.projections.session;

import dev.costtracker.core.eventlog.LoggedEvent;
import dev.costtracker.core.session.JournalEvent;
import dev.costtracker.core.session.JournalEvent.AccomplishmentRecorded;
import dev.costtracker.core.session.JournalEvent.CarriedEvent;
import dev.costtracker.core.session.JournalEvent.CodeMetricsRecorded;
import dev.costtracker.core.session.JournalEvent.DecisionRecorded;
import dev.costtracker.core.session.JournalEvent.ModelUseRecorded;
import dev.costtracker.core.session.JournalEvent.ReflectionRecorded;
import dev.costtracker.core.session.JournalEvent.SecurityConsiderationRecorded;
import dev.costtracker.core.session.JournalEvent.SessionRated;
import dev.costtracker.core.session.JournalEvent.TokenTipRecorded;
import dev.costtracker.projections.session.ItemsFold.Item;
import dev.costtracker.projections.session.ItemsFold.Section;
import dev.costtracker.projections.session.Journal.Decision;
import dev.costtracker.projections.session.Journal.ModelUse;
import dev.costtracker.projections.session.Journal.Note;
import dev.costtracker.projections.session.Journal.OpenItem;
import dev.costtracker.projections.session.Journal.TokenTip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Folds the notes of one session. */
final class JournalFold {

    private final List<Note> accomplishments = new ArrayList<>();
    private final List<Note> securityConsiderations = new ArrayList<>();
    private final List<Note> wentWell = new ArrayList<>();
    private final List<Note> toImprove = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<ModelUse> modelUses = new ArrayList<>();
    private final List<TokenTip> tokenTips = new ArrayList<>();
    private final ItemsFold items = new ItemsFold(true);
    private CodeMetrics codeMetrics = CodeMetrics.NONE;
    private Ratings ratings = Ratings.NONE;

    void apply(LoggedEvent at, JournalEvent event) {
        Instant time = at.recordedAt();
        switch (event) {
            case AccomplishmentRecorded e -> accomplishments.add(new Note(e.entry(), e.text(), time));
            case SecurityConsiderationRecorded e -> securityConsiderations.add(new Note(e.entry(), e.text(), time));
            case ReflectionRecorded e -> reflections(e).add(new Note(e.entry(), e.text(), time));
            case DecisionRecorded e -> decisions.add(new Decision(e.entry(), e.topic(), e.text(), time));
            case ModelUseRecorded e -> modelUses.add(new ModelUse(e.entry(), e.model(), e.text(), time));
            case TokenTipRecorded e -> tokenTips.add(new TokenTip(e.entry(), e.text(), e.applied(), time));
            case CarriedEvent e -> items.apply(at, e);
            case CodeMetricsRecorded e -> codeMetrics = CodeMetrics.of(e);
            case SessionRated e -> ratings = Ratings.of(e);
        }
    }

    private List<Note> reflections(ReflectionRecorded event) {
        return switch (event.kind()) {
            case WENT_WELL -> wentWell;
            case TO_IMPROVE -> toImprove;
        };
    }

    CodeMetrics codeMetrics() {
        return codeMetrics;
    }

    Ratings ratings() {
        return ratings;
    }

    Journal journal(CarriedItems carried) {
        return new Journal(
                accomplishments,
                securityConsiderations,
                wentWell,
                toImprove,
                section(Section.NEXT_OPTIMIZATION, carried),
                decisions,
                section(Section.BLOCKER, carried),
                section(Section.QUESTION, carried),
                modelUses,
                tokenTips,
                section(Section.NEXT_SESSION, carried),
                section(Section.COST_MANAGEMENT, carried));
    }

    private List<OpenItem> section(Section section, CarriedItems carried) {
        var own =
                items.items().stream().filter(item -> item.section() == section).map(JournalFold::own);
        return Stream.concat(own, carried.of(section)).toList();
    }

    private static OpenItem own(Item item) {
        return new OpenItem(item.id(), item.text(), item.recordedAt(), item.done(), null);
    }
}
