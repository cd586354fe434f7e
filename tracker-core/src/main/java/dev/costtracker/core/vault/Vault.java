package dev.costtracker.core.vault;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps one secret for each subject, outside of the log, so that it can be destroyed where the log cannot.
 *
 * <p>Every method throws {@link VaultUnavailable} if the store does not answer. What returns is durable.
 */
public interface Vault extends AutoCloseable {

    /** The secret of a subject, made if it has none yet; none if it was destroyed, and then for ever. */
    default Optional<Secret> secretFor(String subject) {
        return secretFor(subject, Secret.random());
    }

    /** The same; if it has none yet, it gets this one. */
    Optional<Secret> secretFor(String subject, Secret fresh);

    /** The secrets of those subjects that have one. */
    Map<String, Secret> find(Collection<String> subjects);

    /** Destroys the secret of a subject, and sees to it that it never gets another; harmless to repeat. */
    void destroy(String subject);

    /** All that is kept, of those whose secret was destroyed too. */
    List<Kept> all();

    /**
     * Keeps what another vault has kept; harmless to repeat. A secret that was destroyed in either is destroyed.
     *
     * @throws OtherSecret if the subject has another one here
     */
    default void keep(Kept kept) {
        var secret = kept.secret();
        if (secret == null) {
            destroy(kept.subject());
        } else if (secretFor(kept.subject(), secret)
                .filter(other -> !other.is(secret))
                .isPresent()) {
            throw new OtherSecret(kept.subject());
        }
    }

    @Override
    void close();
}
