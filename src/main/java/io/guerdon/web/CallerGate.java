package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to its endpoint where the caller's role may do what the endpoint does, and its key is wide enough for it. */
final class CallerGate implements HandlerInterceptor {
    private final Map<Method, Act> acts = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod endpoint && endpoint.hasMethodAnnotation(Requires.class)) {
            check(Callers.of(request), acts.computeIfAbsent(endpoint.getMethod(), CallerGate::act));
        }
        return true;
    }

    private static Act act(Method method) {
        Requires requires = method.getAnnotation(Requires.class);
        if (requires == null) {
            throw new IllegalStateException(method + " does not say what it requires");
        }
        return requires.value();
    }

    /** Refuses, with {@link Rejection}, a caller whose role may not, or whose key is of too little of the program. */
    static void check(Caller caller, Act act) {
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
