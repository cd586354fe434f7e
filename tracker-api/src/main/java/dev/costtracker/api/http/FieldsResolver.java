package dev.costtracker.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands {@link JsonBody}, {@link FormBody} and {@link QueryParameters} to the operations. */
final class FieldsResolver implements HandlerMethodArgumentResolver {

    private static final Json NOTHING = new Json.Obj(Map.of(), List.of());

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Fields.class;
    }

    @Override
    public Fields resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        var request = (HttpServletRequest) web.getNativeRequest();
        var query = parameter.getParameterAnnotation(QueryParameters.class);
        if (query != null) {
            var parsed = Query.parse(request.getQueryString());
            var fields = Fields.ofQuery(query.ofForm() ? parsed.withoutBlanks() : parsed);
            TeamParameter.ignore(fields, parameter.getMethod());
            return fields;
        }
        var form = parameter.getParameterAnnotation(FormBody.class);
        if (form != null) {
            var sent = new String(Body.ofAnyType(request, form.most()), StandardCharsets.UTF_8);
            return Fields.ofBody(Query.parse(sent).withoutBlanks());
        }
        var body = parameter.getParameterAnnotation(JsonBody.class);
        if (body == null) {
            throw new IllegalStateException("neither of the body nor of the query: " + parameter);
        }
        var bytes = Body.read(request, body.most(), body.optional());
        return Fields.ofBody(bytes.length == 0 && body.optional() ? NOTHING : JsonTree.parse(bytes));
    }
}
