package dev.costtracker.api.team;

import dev.costtracker.api.http.PathTeam;
import dev.costtracker.api.http.TeamParameter;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Standing;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Hands the {@link Caller} to the operations, in the team that the request is about.
 *
 * <p>This is the one place where a request gets to a team, and where it is seen whether its key may use the operation at
 * all: both before anything was looked up there.
 */
final class CallerResolver implements HandlerMethodArgumentResolver {

    private final Teams teams;

    CallerResolver(Teams teams) {
        this.teams = teams;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = (HttpServletRequest) web.getNativeRequest();
        var holder = holder(request);
        var team = parameter.hasParameterAnnotation(PathTeam.class)
                ? Optional.of(pathTeam(request))
                : TeamParameter.in(request.getQueryString());
        var caller = team.map(named -> teams.in(named, holder)).orElse(holder);
        var least = parameter.getMethodAnnotation(AtLeast.class);
        Teams.need(caller, least == null ? Standing.MEMBER : least.value());
        return caller;
    }

    private static Caller holder(HttpServletRequest request) {
        if (request.getAttribute(Caller.class.getName()) instanceof Caller holder) {
            return holder;
        }
        throw new IllegalStateException("an operation that needs a caller lies outside of KeyFilter");
    }

    private static String pathTeam(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("team") instanceof String team) {
            return team;
        }
        throw new IllegalStateException("the path of the operation names no team");
    }
}
