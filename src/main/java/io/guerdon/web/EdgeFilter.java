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
        mark(request, response);
        if (isWildcard(request.getContentType())) {
            problems.write(Problem.of(Fault.UNSUPPORTED_MEDIA_TYPE), request, response);
        } else if (isStreamed(request.getRequestURI())) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > LARGEST_BODY) {
            problems.write(Problem.of(Fault.BODY_TOO_LARGE), request, response);
        } else if (request.getHeader("Transfer-Encoding") != null) {
            chain.doFilter(new BoundedRequest(request, LARGEST_BODY), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** What is read while it comes is bounded where it is read. */
    private static boolean isStreamed(String path) {
        return path.equals(BatchController.PATH) || ReconciliationController.isUpload(path);
    }

    /** A body is of one type; Spring takes a caller who says otherwise for a bug of the service. */
    private static boolean isWildcard(@Nullable String contentType) {
        return contentType != null && contentType.indexOf('*') >= 0;
    }

    /** Says what every answer says, also one that is given before any filter is asked. */
    static void mark(HttpServletRequest request, HttpServletResponse response) {
        name(request, response);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
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
