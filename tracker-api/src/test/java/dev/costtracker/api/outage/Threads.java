package dev.costtracker.api.outage;

import java.util.List;
import java.util.regex.Pattern;

/** The threads of this process, so that it can be seen whether one is left over. */
final class Threads {

    /** Those that carry virtual threads, and those of this and other tests in the same process. */
    private static final Pattern OTHERS =
            Pattern.compile("ForkJoinPool.*|awaitility.*|HttpClient.*|process reaper.*|ducttape.*");

    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    private Threads() {}

    /** The names of the server's platform threads, without numbers, in order. */
    static List<String> names() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !OTHERS.matcher(name).matches())
                .map(name -> NUMBERS.matcher(name).replaceAll("#"))
                .sorted()
                .toList();
    }
}
