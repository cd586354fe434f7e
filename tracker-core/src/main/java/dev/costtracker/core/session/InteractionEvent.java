package dev.costtracker.core.session;

import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.team.TeamId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.eventstreaming.Tag;

/** Something that happened to one logged API request. */
public sealed interface InteractionEvent extends SessionEvent {

    /** The project of the session that logged it first. */
    String project();

    /** The id under which it was logged first. */
    InteractionId interaction();

    /** The other ids by which the same request is known. */
    List<InteractionId> aliases();

    @Override
    default Set<Tag> tags() {
        var tags = new HashSet<>(SessionTags.interaction(team(), interaction(), aliases()));
        tags.add(SessionTags.session(team(), session()));
        tags.add(SessionTags.project(team(), project()));
        return tags;
    }

    /**
     * An API request was logged.
     *
     * @param content what the client told
     * @param cost what it cost, at the price in force when it happened
     */
    record InteractionLogged(
            TeamId team,
            SessionId session,
            String project,
            InteractionId interaction,
            List<InteractionId> aliases,
            Interaction content,
            Cost cost)
            implements InteractionEvent {

        public InteractionLogged {
            aliases = List.copyOf(aliases);
        }
    }

    /**
     * What was logged is replaced; the old content stays in the log.
     *
     * @param aliases all aliases known from now on
     * @param content the whole content from now on
     * @param cost what it costs from now on
     * @param reason why: the user's words, or {@code larger copy}, {@code new alias}, {@code better evidence}
     */
    record InteractionAmended(
            TeamId team,
            SessionId session,
            String project,
            InteractionId interaction,
            List<InteractionId> aliases,
            Interaction content,
            Cost cost,
            String reason)
            implements InteractionEvent {

        public InteractionAmended {
            aliases = List.copyOf(aliases);
        }
    }

    /**
     * It is taken out of every total; it stays in the log and can't be logged again.
     *
     * @param reason the user's words
     */
    record InteractionVoided(
            TeamId team,
            SessionId session,
            String project,
            InteractionId interaction,
            List<InteractionId> aliases,
            String reason)
            implements InteractionEvent {

        public InteractionVoided {
            aliases = List.copyOf(aliases);
        }
    }
}
