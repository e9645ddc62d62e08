package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Keyholder;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole security chain: finds out who calls, lets nobody unknown pass, and nobody too often. What the caller may do is
 * decided by {@link CallerGate}, where the endpoint is known, and so is for whom, where the header does not say it.
 */
final class BearerFilter implements Filter {
    private static final String SCHEME = "Bearer ";

    private final Credentials credentials;
    private final RateLimits rates;
    private final ProblemWriter problems;

    BearerFilter(Credentials credentials, RateLimits rates, ProblemWriter problems) {
        this.credentials = credentials;
        this.rates = rates;
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest plain, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) plain;
        try {
            admit(request);
        } catch (RuntimeException refused) {
            problems.write(Problems.of(refused), request, (HttpServletResponse) response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void admit(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (OpenPaths.isOpen(path) || OpenPaths.isLocalMetrics(path, request)) {
            return;
        }
        Keyholder holder = bearer(request.getHeader("Authorization"))
                .flatMap(credentials::holder)
                .orElseThrow(() -> new Rejection(Fault.UNAUTHENTICATED));
        rates.admit(holder);
        Keyholder acting = MerchantHeader.narrowed(holder, request);
        if (OpenPaths.isOperating(path)) {
            CallerGate.check(acting, Act.READ_METRICS);
        }
        Callers.remember(request, acting);
    }

    private static Optional<String> bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(authorization.substring(SCHEME.length()).strip())
                : Optional.empty();
    }
}
