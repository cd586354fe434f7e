package dev.costtracker.core.team;

import java.time.Instant;
import java.util.Set;
import org.axonframework.messaging.eventstreaming.Tag;

/** Somebody signed in with a browser, stayed, or signed out. */
public sealed interface LoginChange extends TeamEvent {

    /** The login's id. */
    LoginId login();

    /**
     * Somebody signed in: until its end, the login does what the key does with which it began.
     *
     * @param team the team that the key is for
     * @param member the key's owner
     * @param hash the SHA-256, in hexadecimal, of what the browser shows
     * @param until from when on it opens nothing, if it is not renewed before
     * @param latest the time beyond which it is not renewed
     */
    record LoginBegun(
            TeamId team, LoginId login, MemberId member, KeyId key, String hash, Instant until, Instant latest)
            implements LoginChange {

        @Override
        public Set<Tag> tags() {
            return Set.of(TeamTags.LOGINS, TeamTags.of(team), TeamTags.login(login));
        }
    }

    /**
     * A login was used, and so it goes on for a while.
     *
     * @param until from when on it opens nothing
     */
    record LoginRenewed(LoginId login, Instant until) implements LoginChange {

        @Override
        public Set<Tag> tags() {
            return Set.of(TeamTags.LOGINS, TeamTags.login(login));
        }
    }

    /**
     * Somebody signed out: the login opens nothing any more.
     *
     * @param member who it was
     */
    record LoginEnded(TeamId team, LoginId login, MemberId member) implements LoginChange {

        @Override
        public Set<Tag> tags() {
            return Set.of(TeamTags.LOGINS, TeamTags.of(team), TeamTags.login(login));
        }
    }
}
