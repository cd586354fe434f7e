package dev.costtracker.core.eventlog;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** A process that holds a log open until its input ends. */
final class HoldLog {

    private HoldLog() {}

    public static void main(String[] args) throws IOException {
        try (var log = SqliteEventLog.open(Path.of(args[0]), Samples.CODEC, Clock.systemUTC())) {
            System.out.println(log.head() == 0 ? "open" : "not empty");
            System.in.transferTo(System.err);
        }
    }
}
