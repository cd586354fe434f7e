package dev.costtracker.core.eventlog;

import dev.costtracker.core.eventlog.ModelClient.NoAnswer;
import java.util.Optional;

/**
 * The lease as each member knows it by itself. Members do not tell each other, so that after an election two nodes often
 * believe to lead; nothing but speed may rest on it.
 */
final class ModelLease implements Lease {

    private final ModelClient client;

    ModelLease(ModelClient client) {
        this.client = client;
    }

    @Override
    public Holder claim(Holder candidate) {
        try {
            return client.answer(client.<Optional<Holder>>ask((member, reply) -> member.claim(candidate, reply)))
                    .orElseThrow(NoAnswer::new);
        } catch (NoAnswer e) {
            throw new LogUnavailable("the event log's lease cannot be reached", e);
        }
    }

    @Override
    public void release(Holder holder) {
        throw new UnsupportedOperationException("nobody stops orderly in a simulation");
    }
}
