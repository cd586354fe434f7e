package dev.costtracker.api.imports;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Works on many things, several at a time, and takes the outcomes one by one in the order of the things. */
final class InOrder {

    private InOrder() {}

    /** The work on one thing. */
    @FunctionalInterface
    interface Work<T, R> {

        R on(T thing) throws ImportFailure, InterruptedException;
    }

    /** Takes the outcome for one thing. */
    @FunctionalInterface
    interface Sink<T, R> {

        void accept(T thing, R outcome);
    }

    /**
     * Works on all things.
     *
     * @param threads how many are worked on at a time
     * @param ahead how many outcomes may wait for an earlier one
     * @param sink called by the calling thread
     * @throws ImportFailure the first one thrown by the work, in the order of the things; the rest is given up
     */
    static <T, R> void run(int threads, int ahead, Collection<T> things, Work<T, R> work, Sink<T, R> sink)
            throws ImportFailure, InterruptedException {
        try (var workers = Executors.newFixedThreadPool(threads)) {
            try {
                run(workers, ahead, things, work, sink);
            } finally {
                // Nothing is left to do unless something was thrown.
                workers.shutdownNow();
            }
        }
    }

    private static <T, R> void run(
            ExecutorService workers, int ahead, Collection<T> things, Work<T, R> work, Sink<T, R> sink)
            throws ImportFailure, InterruptedException {
        var waiting = new ArrayDeque<Started<T, R>>();
        for (var thing : things) {
            if (waiting.size() >= ahead) {
                waiting.remove().finish(sink);
            }
            waiting.add(new Started<>(thing, workers.submit(() -> work.on(thing))));
        }
        while (!waiting.isEmpty()) {
            waiting.remove().finish(sink);
        }
    }

    /** A thing that is being worked on. */
    private record Started<T, R>(T thing, Future<R> outcome) {

        void finish(Sink<T, R> sink) throws ImportFailure, InterruptedException {
            try {
                sink.accept(thing, outcome.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof ImportFailure failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}
