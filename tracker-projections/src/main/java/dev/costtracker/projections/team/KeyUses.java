package dev.costtracker.projections.team;

import dev.costtracker.core.eventlog.EventLog;
import dev.costtracker.core.team.KeyChange.KeyUsed;
import dev.costtracker.core.team.KeyId;
import dev.costtracker.core.team.TeamTags;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Answers on which day a key was used last, and remembers how far it has looked. */
public final class KeyUses {

    private static final Seen NOTHING = new Seen(0, null);

    private final EventLog log;
    private final Map<KeyId, Seen> seen = new ConcurrentHashMap<>();

    public KeyUses(EventLog log) {
        this.log = log;
    }

    /**
     * What is known of a key's use.
     *
     * @param position up to where the log was read
     */
    private record Seen(long position, @Nullable LocalDate last) {

        Seen on(LocalDate day) {
            return new Seen(position, last == null || day.isAfter(last) ? day : last);
        }

        Seen upTo(long head) {
            return new Seen(head, last);
        }
    }

    /** The last day in UTC on which the key was used, if it ever was. */
    public Optional<LocalDate> last(KeyId key) {
        var now = seen.compute(key, (id, before) -> readOn(id, before == null ? NOTHING : before));
        return Optional.ofNullable(now).map(Seen::last);
    }

    private Seen readOn(KeyId key, Seen before) {
        long head = log.head();
        var after = new Seen[] {before};
        log.read(TeamTags.uses(key), before.position(), head, event -> {
            if (event.payload() instanceof KeyUsed used) {
                after[0] = after[0].on(used.day());
            }
        });
        return after[0].upTo(head);
    }
}
