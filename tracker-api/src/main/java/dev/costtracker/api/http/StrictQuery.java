package dev.costtracker.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses the query of an operation that takes none, since it would be ignored. */
final class StrictQuery implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var query = request.getQueryString();
        if (query != null && handler instanceof HandlerMethod operation && !takesQuery(operation)) {
            var fields = Fields.ofQuery(Query.parse(query));
            TeamParameter.ignore(fields, operation.getMethod());
            fields.done();
        }
        return true;
    }

    private static boolean takesQuery(HandlerMethod operation) {
        return Arrays.stream(operation.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(QueryParameters.class));
    }
}
