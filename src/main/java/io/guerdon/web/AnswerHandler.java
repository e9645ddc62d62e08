package io.guerdon.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes an {@link Answer} as HTTP, without content negotiation: every address has one format. */
final class AnswerHandler implements HandlerMethodReturnValueHandler {
    private static final String REPLAYED = "Idempotency-Replayed";

    private final JsonMapper json;
    /** Where reading on fails, nothing more is written: what was begun must not look finished. */
    private final ObjectWriter streaming;

    private final ProblemWriter problems;

    AnswerHandler(JsonMapper json, ProblemWriter problems) {
        this.json = json;
        this.streaming = json.writer()
                .without(SerializationFeature.WRAP_EXCEPTIONS)
                .withoutFeatures(
                        StreamWriteFeature.AUTO_CLOSE_CONTENT,
                        StreamWriteFeature.AUTO_CLOSE_TARGET,
                        StreamWriteFeature.FLUSH_PASSED_TO_STREAM);
        this.problems = problems;
    }

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return Answer.class.isAssignableFrom(returnType.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object returned, MethodParameter type, ModelAndViewContainer container, NativeWebRequest web)
            throws IOException {
        container.setRequestHandled(true);
        HttpServletResponse response = web.getNativeResponse(HttpServletResponse.class);
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        if (!(returned instanceof Answer<?> answer) || response == null || request == null) {
            throw new IllegalStateException("an endpoint answers with an answer");
        }
        write(answer, request, response);
    }

    private void write(Answer<?> answer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (answer) {
            case Answer.Given<?> given
            when given.body() instanceof Streamed -> {
                markReplay(given.told(), response);
                response.setStatus(given.status());
                response.setContentType("application/json");
                streaming.writeValue(response.getOutputStream(), given.body());
            }
            case Answer.Given<?> given
            when given.body() instanceof Rendered rendered -> {
                response.setStatus(given.status());
                response.setContentType(rendered.contentType());
                rendered.write(response.getOutputStream());
            }
            case Answer.Given<?> given -> {
                markReplay(given.told(), response);
                byte[] body = json.writeValueAsBytes(given.body());
                response.setStatus(given.status());
                response.setContentType("application/json");
                response.setContentLength(body.length);
                response.getOutputStream().write(body);
            }
            case Answer.Refused<?> refused -> {
                markReplay(refused.told(), response);
                problems.write(Problem.of(refused.refusal()), request, response);
            }
        }
    }

    private static void markReplay(Answer.Told told, HttpServletResponse response) {
        if (told == Answer.Told.AGAIN) {
            response.setHeader(REPLAYED, "true");
        }
    }
}
