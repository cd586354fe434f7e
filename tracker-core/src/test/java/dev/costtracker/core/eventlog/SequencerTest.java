package dev.costtracker.core.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.eventlog.LogBackend.PositionTaken;
import dev.costtracker.core.eventlog.LogBackend.UnknownOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sequencer on the simplest store; {@code -Dtracker.scripts=100000} runs more random scripts. */
class SequencerTest {

    private static final int SCRIPTS = Integer.getInteger("tracker.scripts", 3_000);

    /**
     * A server that was deposed and does not know it has the record from a second sending, and says so. The others have
     * not, until the first sending arrives there at last, while the sequencer looks.
     */
    @Test
    void writesOnceWhatArrivesWhileItIsLookedFor() {
        var store = new MemoryBackend();
        var faulty = new FaultyBackend(store);
        var node = new Node(faulty, 8, 1);
        var late = new ArrayList<LogRecord>();
        faulty.then((there, records) -> {
                    late.addAll(records);
                    throw new UnknownOutcome(new IOException("no answer, as the test wants it"));
                })
                .then((there, records) -> {
                    throw new PositionTaken(0);
                })
                .thenAfterARead(() -> insert(store, late));
        var append = node.append(Append.Condition.NONE, Samples.noted("once", "x"));
        node.write(append);
        assertThat(append.done()).isCompletedWithValue(1L);
        assertThat(store.records(0, 10).records()).isEqualTo(late);
    }

    private static void insert(LogBackend store, List<LogRecord> records) {
        try {
            store.insert(records);
        } catch (PositionTaken | UnknownOutcome e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void keepsTheRulesInRandomScripts() {
        for (long seed = 0; seed < SCRIPTS; seed++) {
            SequencerScripts.run(new MemoryBackend(), seed);
        }
    }
}
