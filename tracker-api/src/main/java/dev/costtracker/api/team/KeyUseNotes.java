package dev.costtracker.api.team;

import dev.costtracker.core.command.Commands;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.KeyId;
import dev.costtracker.core.team.NoteKeyUse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has it noted that a key was used today: once a day, and while nobody waits for it. */
final class KeyUseNotes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeyUseNotes.class);

    private final Commands commands;
    private final Clock clock;
    private final Map<KeyId, LocalDate> noted = new ConcurrentHashMap<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("key-uses").factory());

    KeyUseNotes(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /** Called with every request; the administrator's key has no notes. */
    void note(Caller caller) {
        var key = caller.key();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!key.equals(KeyId.ADMIN) && !today.equals(noted.get(key)) && !today.equals(noted.put(key, today))) {
            writer.execute(() -> write(key, today));
        }
    }

    private void write(KeyId key, LocalDate day) {
        try {
            commands.send(Caller.PROGRAM, new NoteKeyUse(key, day));
        } catch (RuntimeException e) { // nobody waits for the answer; the next use of the key tries again
            noted.remove(key, day);
            LOG.atDebug().setCause(e).addKeyValue("key", key.value()).log("the use of a key could not be noted");
        }
    }

    /** What is noted already is written, what comes now is not. */
    @Override
    public void close() {
        writer.close();
    }
}
