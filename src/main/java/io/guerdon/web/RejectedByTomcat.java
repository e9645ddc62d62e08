package io.guerdon.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** Answers with a problem where Tomcat ends a request itself, before any filter is asked: what it cannot read as HTTP. */
final class RejectedByTomcat extends ErrorReportValve {
    private final ProblemWriter problems;

    RejectedByTomcat(ProblemWriter problems) {
        this.problems = problems;
        setAsyncSupported(true);
    }

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            EdgeFilter.mark(request, response);
            problems.write(Problem.ofStatus(response.getStatus()), request, response);
            response.finishResponse();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
