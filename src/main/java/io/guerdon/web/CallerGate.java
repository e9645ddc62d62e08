package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.access.Keyholder;
import io.guerdon.access.Undecided;
import io.guerdon.unit.MerchantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets a request through to its endpoint where the caller's role may do what the endpoint does, and its key is wide enough for it.
 * A key of several merchants acts for the partner that the address names.
 */
final class CallerGate implements HandlerInterceptor {
    private final Map<Method, Act> acts = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod endpoint && endpoint.hasMethodAnnotation(Requires.class)) {
            Keyholder holder = Callers.holder(request);
            check(holder, acts.computeIfAbsent(endpoint.getMethod(), CallerGate::act));
            Callers.remember(request, addressed(holder, request));
        }
        return true;
    }

    /** As the endpoint reads the address, so that no way to write it says one partner here and another one there. */
    private static Keyholder addressed(Keyholder holder, HttpServletRequest request) {
        return switch (holder) {
            case Caller caller -> caller;
            case Undecided undecided ->
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> named
                                && named.get(PartnerNames.VARIABLE) instanceof String partner
                        ? Callers.actingFor(undecided, new MerchantId(Fields.name(PartnerNames.VARIABLE, partner)))
                        : undecided;
        };
    }

    private static Act act(Method method) {
        Requires requires = method.getAnnotation(Requires.class);
        if (requires == null) {
            throw new IllegalStateException(method + " does not say what it requires");
        }
        return requires.value();
    }

    /** Refuses, with {@link Rejection}, a caller whose role may not, or whose key is of too little of the program. */
    static void check(Keyholder caller, Act act) {
        if (!act.permits(caller.role())) {
            throw new Rejection(
                    Fault.ROLE_NOT_PERMITTED, Map.of("role", caller.role().wire()));
        }
        if (!caller.reaches(act.scope())) {
            throw new Rejection(
                    switch (act.scope()) {
                        case PROGRAM -> Fault.ANOTHER_MERCHANT;
                        case MERCHANT, TILL -> Fault.KEY_BOUND_TO_STORE;
                    });
        }
    }
}
