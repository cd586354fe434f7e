package dev.costtracker.projections.views;

import dev.costtracker.core.eventlog.LoggedEvent;
import java.util.List;

/** What is folded from the log, and how. */
public interface View {

    /** Its name: lower-case letters. */
    String name();

    /** What it makes of events; to be raised when that changes, so that it is built anew. */
    int version();

    /** The first version whose tables have today's columns: as long as a newer one is built, it answers. */
    int readableSince();

    /**
     * Its tables, those whose rows are read to change the rows of others after these others: a batch is written in this order, so
     * that one that was broken off can be folded again from what has not been written yet.
     */
    List<Table<?>> tables();

    /**
     * Folds a few events that follow each other in the log.
     *
     * @param batch where rows are read and changed; each row takes each position once
     */
    void fold(List<LoggedEvent> events, Batch batch);
}
