package dev.costtracker.core.eventlog;

import dev.costtracker.core.link.Secret;
import java.net.ServerSocket;

/**
 * What a node needs to work with the others on its store.
 *
 * @param lease says who gives the positions
 * @param secret what all nodes know, and nobody else
 * @param host how others reach this node
 * @param listening where this node waits for others; closed with the log
 */
record Cluster(Lease lease, Secret secret, String host, ServerSocket listening) {}
