package dev.costtracker.core.eventlog;

import org.junit.jupiter.api.Test;

/** Random scripts on the simplest store; {@code -Dtracker.scripts=100000} runs more of them. */
class SequencerTest {

    private static final int SCRIPTS = Integer.getInteger("tracker.scripts", 3_000);

    @Test
    void keepsTheRulesInRandomScripts() {
        for (long seed = 0; seed < SCRIPTS; seed++) {
            SequencerScripts.run(new MemoryBackend(), seed);
        }
    }
}
