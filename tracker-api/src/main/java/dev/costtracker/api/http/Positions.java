package dev.costtracker.api.http;

import dev.costtracker.core.eventlog.EventLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a reader demand what a writer was told: a read with {@code X-Min-Position} waits until the log is there. */
public final class Positions implements HandlerInterceptor {

    /** The position at which a write ended, on its answer. */
    public static final String POSITION = "X-Position";

    /** The position that a read must have reached. */
    public static final String MIN_POSITION = "X-Min-Position";

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private static final Kind<Long> KIND = Kind.wholeNumber(0, 999_999_999_999_999_999L);

    private final EventLog log;
    private final Reach views;

    Positions(EventLog log, Reach views) {
        this.log = log;
        this.views = views;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        var written = request.getHeader(MIN_POSITION);
        if (written == null || !HttpMethod.GET.matches(request.getMethod())) {
            return true;
        }
        long position = parse(written);
        var reach = isAnsweredFromViews(handler) ? views : Reach.of(log);
        if (!reach.await(position, LONGEST)) {
            long head = reach.position();
            throw Problem.of(
                            EdgeProblems.POSITION_NOT_REACHED,
                            "position %d was demanded; the server is at %d".formatted(position, head))
                    .member("position", head)
                    .header(HttpHeaders.RETRY_AFTER, "1")
                    .exception();
        }
        return true;
    }

    private static boolean isAnsweredFromViews(Object handler) {
        return handler instanceof HandlerMethod operation && operation.hasMethodAnnotation(FromViews.class);
    }

    private static long parse(String written) {
        var position = KIND.read(new Json.Param(written));
        if (position == null) {
            var faults = new Faults();
            faults.add(MIN_POSITION, "must be %s; got %s".formatted(KIND.expected(), Shown.quoted(written)));
            throw faults.problem().exception();
        }
        return position;
    }
}
