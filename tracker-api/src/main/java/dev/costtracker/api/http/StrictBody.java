package dev.costtracker.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses the body of an operation that takes none, since it would be ignored. */
final class StrictBody implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof HandlerMethod operation && !takesBody(operation) && !Body.isAbsent(request)) {
            var faults = new Faults();
            faults.add("body", "must be left out: the operation has no body");
            throw faults.problem().exception();
        }
        return true;
    }

    private static boolean takesBody(HandlerMethod operation) {
        return Arrays.stream(operation.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(JsonBody.class)
                        || parameter.hasParameterAnnotation(FormBody.class));
    }
}
