package dev.costtracker.api.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Shows how far a long piece of work is: a bar on a terminal, else a line now and then. */
public final class Progress {

    private static final long BAR_INTERVAL = Duration.ofMillis(100).toNanos();
    private static final long LINE_INTERVAL = Duration.ofSeconds(10).toNanos();
    private static final int WIDTH = 30;
    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintStream out;
    private final boolean terminal;
    private String doing = "";
    private String unit = "";
    private long total;
    private long done;
    private long startedAt;
    private long shownAt;
    private boolean barShown;

    /**
     * Shows nothing yet.
     *
     * @param terminal whether a person is watching
     */
    public Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Begins a stretch of work. */
    public synchronized void start(String newDoing, long newTotal, String newUnit) {
        clear();
        doing = newDoing;
        total = newTotal;
        unit = newUnit;
        done = 0;
        startedAt = System.nanoTime();
        shownAt = startedAt;
    }

    /** So much more of it is done. */
    public synchronized void advance(long amount) {
        done += amount;
        var now = System.nanoTime();
        if (now - shownAt >= (terminal ? BAR_INTERVAL : LINE_INTERVAL)) {
            shownAt = now;
            show(now - startedAt);
        }
    }

    /** Says something in a line of its own. */
    public synchronized void say(String line) {
        clear();
        out.println(line);
    }

    /** Takes the bar away. */
    public synchronized void clear() {
        if (barShown) {
            out.print(CLEAR_LINE);
            out.flush();
            barShown = false;
        }
    }

    private void show(long nanos) {
        // A file that grows while it is read may bring more than there was.
        var percent = total == 0 ? 100 : Math.min(100, done * 100 / total);
        var text = String.format(
                Locale.ROOT, "%s %3d %% of %,d %s, %,d/s", doing, percent, total, unit, Math.round(done * 1e9 / nanos));
        if (!terminal) {
            out.println(text);
            return;
        }
        var filled = Math.toIntExact(percent * WIDTH / 100);
        out.print(CLEAR_LINE + "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + text);
        out.flush();
        barShown = true;
    }
}
