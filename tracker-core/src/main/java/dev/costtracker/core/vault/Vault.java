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
    Optional<Secret> secretFor(String subject);

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
    void keep(Kept kept);

    @Override
    void close();
}
