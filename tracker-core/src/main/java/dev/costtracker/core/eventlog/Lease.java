package dev.costtracker.core.eventlog;

import java.time.Duration;

/**
 * Says which of the nodes on one store gives positions, so that they need not race. It is a matter of speed alone: if
 * two nodes believe to have it, the log stays right.
 */
interface Lease {

    /** How long it is held without being renewed, by the store's clock. */
    Duration TERM = Duration.ofMillis(2_500);

    /**
     * Takes the lease if nobody holds it any more, and renews it if it is one's own.
     *
     * @return who holds it now
     * @throws LogUnavailable if the store does not answer
     */
    Holder claim(Holder candidate);

    /**
     * Gives it back, if it is one's own.
     *
     * @throws LogUnavailable if the store does not answer
     */
    void release(Holder holder);

    /**
     * A node that may hold it.
     *
     * @param node its name, as in its records
     * @param host where other nodes reach it
     * @param port where other nodes reach it
     */
    record Holder(String node, String host, int port) {

        /** Host and port as an address is written. */
        String address() {
            return (host.contains(":") ? "[%s]:%d" : "%s:%d").formatted(host, port);
        }
    }
}
