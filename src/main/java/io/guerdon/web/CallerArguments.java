package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.access.Keyholder;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Hands endpoints who calls, and under which idempotency key. One that asks for the holder of a key, and not for a caller, is for
 * keys of several merchants too.
 */
final class CallerArguments implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Caller.class || type == Keyholder.class || type == IdempotencyKey.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("endpoints are called over HTTP");
        }
        Class<?> type = parameter.getParameterType();
        if (type == IdempotencyKey.class) {
            return IdempotencyKey.of(request.getHeader(IdempotencyKey.HEADER));
        }
        return type == Keyholder.class ? Callers.holder(request) : Callers.of(request);
    }
}
