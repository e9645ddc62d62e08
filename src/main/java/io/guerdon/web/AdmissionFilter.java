package io.guerdon.web;

import io.github.resilience4j.bulkhead.Bulkhead;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets in as many requests at once as there is memory for; the others are told to come again, at once and cheaply, so that a flood
 * costs the callers time and never the process its life. Whoever asks how the process is gets in always.
 */
final class AdmissionFilter implements Filter {
    private final Bulkhead gate;
    private final ProblemWriter problems;

    AdmissionFilter(Bulkhead gate, ProblemWriter problems) {
        this.gate = gate;
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest plain, ServletResponse plainResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) plain;
        if (OpenPaths.isOperating(request.getRequestURI())) {
            chain.doFilter(plain, plainResponse);
        } else if (gate.tryAcquirePermission()) {
            try {
                chain.doFilter(plain, plainResponse);
            } finally {
                gate.onComplete();
            }
        } else {
            problems.write(Problem.of(Fault.OVERLOADED), request, (HttpServletResponse) plainResponse);
        }
    }
}
