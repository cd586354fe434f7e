package dev.costtracker.api.outage;

import java.net.URI;
import java.time.Duration;

/** A server that clients send to, and how long it has acknowledged nothing. */
final class Target {

    private final String key;
    private URI base;
    private long last = System.nanoTime();
    private long longest;
    private int count;

    Target(String key, int port) {
        this.key = key;
        this.base = at(port);
    }

    private static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    String key() {
        return key;
    }

    synchronized URI uri(String path) {
        return base.resolve(path);
    }

    /** It has come back elsewhere. */
    synchronized void moved(int port) {
        base = at(port);
    }

    synchronized void acknowledged() {
        long now = System.nanoTime();
        longest = Math.max(longest, now - last);
        last = now;
        count++;
    }

    /** How often it has acknowledged something. */
    synchronized int count() {
        return count;
    }

    /** Counts from now on. */
    synchronized void watch() {
        last = System.nanoTime();
        longest = 0;
    }

    /** The longest time without an acknowledgement, up to now. */
    synchronized Duration longestGap() {
        return Duration.ofNanos(Math.max(longest, System.nanoTime() - last));
    }
}
