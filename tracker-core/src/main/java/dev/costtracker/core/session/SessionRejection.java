package dev.costtracker.core.session;

import dev.costtracker.core.Rejection;
import java.io.Serial;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session, or what is in it, does not allow what was asked. */
public abstract sealed class SessionRejection extends Rejection {

    @Serial
    private static final long serialVersionUID = 1L;

    private SessionRejection(String code, String message) {
        super(code, message);
    }

    /** There is no such session in the caller's team. */
    public static final class SessionNotFound extends SessionRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        public SessionNotFound(SessionId session) {
            super("session-not-found", "there is no session " + session.value());
        }
    }

    /** A session with this id but other content exists. */
    public static final class SessionExists extends SessionRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        SessionExists(SessionId session) {
            super("session-exists", "session %s exists with other content".formatted(session.value()));
        }
    }

    /** The session has ended, and this happened after its end. */
    public static final class SessionHasEnded extends SessionRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        SessionHasEnded(SessionId session, Instant endedAt) {
            super(
                    "session-ended",
                    "session %s ended at %s; resume it to log what happened later".formatted(session.value(), endedAt));
        }
    }

    /** The session has ended at another time. */
    public static final class SessionEndedAlready extends SessionRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        SessionEndedAlready(SessionId session, Instant endedAt) {
            super(
                    "session-ended",
                    "session %s ended at %s already; resume it first to end it later"
                            .formatted(session.value(), endedAt));
        }
    }

    /** The session would end before it began, or go on before it ended. */
    public static final class TimesOutOfOrder extends SessionRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        TimesOutOfOrder(String what, Instant at, Instant earliest) {
            super("times-out-of-order", "%s at %s, which is before %s".formatted(what, at, earliest));
        }
    }

    /** There is no such interaction in the caller's team. */
    public static final class InteractionNotFound extends SessionRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        public InteractionNotFound(InteractionId interaction) {
            super("interaction-not-found", "there is no interaction " + interaction.value());
        }
    }

    /** An interaction with this id but other content exists. */
    public static final class InteractionConflict extends SessionRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        private final transient @Nullable KnownInteraction existing;
        private final transient Interaction submitted;

        /** @param existing what is logged; null if the sender may not read it */
        InteractionConflict(InteractionId id, @Nullable KnownInteraction existing, Interaction submitted) {
            super("interaction-conflict", "interaction %s is logged with other content".formatted(id.value()));
            this.existing = existing;
            this.submitted = submitted;
        }

        /** What is logged; none if the sender may not read it. */
        public Optional<KnownInteraction> existing() {
            return Optional.ofNullable(existing);
        }

        /** What was sent. */
        public Interaction submitted() {
            return submitted;
        }
    }

    /** The ids of one request belong to more than one logged interaction. */
    public static final class InteractionIdsClash extends SessionRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        InteractionIdsClash(InteractionId one, InteractionId other) {
            super(
                    "interaction-ids-clash",
                    "the ids given belong to two interactions: %s and %s".formatted(one.value(), other.value()));
        }
    }

    /** One interaction would get to be known by too many ids. */
    public static final class TooManyAliases extends SessionRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        TooManyAliases(InteractionId interaction, int most) {
            super(
                    "too-many-aliases",
                    "interaction %s has %d aliases, the most there can be".formatted(interaction.value(), most));
        }
    }

    /** The interaction is void, so it can't change any more. */
    public static final class InteractionIsVoid extends SessionRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        InteractionIsVoid(InteractionId interaction) {
            super("interaction-void", "interaction %s is void".formatted(interaction.value()));
        }
    }

    /** There is no such entry in the session. */
    public static final class EntryNotFound extends SessionRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        EntryNotFound(EntryId entry) {
            super("entry-not-found", "there is no entry " + entry.value());
        }
    }

    /** An entry with this id but other content exists. */
    public static final class EntryExists extends SessionRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        EntryExists(EntryId entry) {
            super("entry-exists", "entry %s exists with other content".formatted(entry.value()));
        }
    }

    /** Entries of this kind are never done. */
    public static final class EntryNeverDone extends SessionRejection {

        @Serial
        private static final long serialVersionUID = 1L;

        EntryNeverDone(EntryId entry) {
            super(
                    "entry-never-done",
                    "entry %s is not a next-optimization, blocker, question or action-item".formatted(entry.value()));
        }
    }
}
