package io.guerdon.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The first filter: names the request in its answer, forbids caches to keep it, and bounds its body. */
final class EdgeFilter implements Filter {
    private static final long LARGEST_BODY = 1 << 20;
    private static final Pattern REQUEST_ID = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Pattern TRACE_PARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private final ProblemWriter problems;

    EdgeFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest plain, ServletResponse plainResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) plain;
        HttpServletResponse response = (HttpServletResponse) plainResponse;
        name(request, response);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (request.getRequestURI().equals(BatchController.PATH)) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > LARGEST_BODY) {
            problems.write(Problem.of(Fault.BODY_TOO_LARGE), request, response);
        } else if (request.getHeader("Transfer-Encoding") != null) {
            chain.doFilter(new BoundedRequest(request, LARGEST_BODY), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void name(HttpServletRequest request, HttpServletResponse response) {
        String id = request.getHeader("X-Request-Id");
        response.setHeader("X-Request-Id", matches(REQUEST_ID, id) ? id : newId());
        String trace = request.getHeader("traceparent");
        if (matches(TRACE_PARENT, trace)) {
            response.setHeader("traceparent", trace);
        }
    }

    private static boolean matches(Pattern shape, @Nullable String text) {
        return text != null && shape.matcher(text).matches();
    }

    /** Unique enough to find a request in a log; not a secret. */
    private static String newId() {
        return Long.toHexString(ThreadLocalRandom.current().nextLong());
    }
}
