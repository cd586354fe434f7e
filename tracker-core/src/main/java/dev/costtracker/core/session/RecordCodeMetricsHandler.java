package dev.costtracker.core.session;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.command.Reading;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.session.JournalEvent.CodeMetricsRecorded;
import java.util.List;

/** Decides {@link RecordCodeMetrics}. */
public final class RecordCodeMetricsHandler implements Decision<RecordCodeMetrics, LatestState, SessionId> {

    @Override
    public Class<RecordCodeMetrics> command() {
        return RecordCodeMetrics.class;
    }

    @Override
    public LatestState begin(RecordCodeMetrics command) {
        return LatestState.NONE;
    }

    @Override
    public List<Reading> reads(RecordCodeMetrics command, LatestState state) {
        var team = command.caller().team();
        return LatestState.reads(
                SessionTags.lifeCycle(team, command.session()), SessionTags.codeMetrics(team, command.session()));
    }

    @Override
    public LatestState evolve(LatestState state, DomainEvent event) {
        return state.after(event);
    }

    @Override
    public Decided<SessionId> decide(RecordCodeMetrics command, LatestState state) {
        return decideMetrics(command, state);
    }

    static Decided<SessionId> decideMetrics(RecordCodeMetrics command, LatestState state) {
        return state.replacedBy(
                command.caller(),
                new CodeMetricsRecorded(
                        command.caller().team(),
                        command.session(),
                        command.filesModified(),
                        command.linesAdded(),
                        command.linesDeleted(),
                        command.testsAdded(),
                        command.testCoverage() == null
                                ? null
                                : command.testCoverage().stripTrailingZeros()));
    }
}
