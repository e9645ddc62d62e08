package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told about a request before anybody looks at what it wants. */
class EdgeTest {
    private static final int TOO_MUCH = (1 << 20) + 1;
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final Http http = Http.shared();

    @Test
    void everyAnswerIsNamedTracedAndKeptByNobody() {
        Http.Reply reply = http.send(
                "demo-till", "GET", "/v1/program", "", Map.of("X-Request-Id", "till-7/42", "traceparent", TRACE));

        assertThat(reply.headers())
                .containsEntry("X-Request-Id", "till-7/42")
                .containsEntry("traceparent", TRACE)
                .containsEntry("Cache-Control", "no-store");
        assertThat(http.get("", "/v1/program").headers()).containsEntry("Cache-Control", "no-store");
    }

    @Test
    void aNameThatIsNoneIsNotRepeated() {
        Http.Reply reply = http.send(
                "demo-till", "GET", "/v1/program", "", Map.of("X-Request-Id", "a b", "traceparent", "00-nonsense"));

        assertThat(reply.headers().get("X-Request-Id")).matches("[0-9a-f]{1,16}");
        assertThat(reply.headers()).doesNotContainKey("traceparent");
    }

    @Test
    void aBodyThatIsTooLargeIsNotRead() {
        Http.Reply reply = http.post("demo-operator", "/v1/members", " ".repeat(TOO_MUCH));

        assertProblem(reply, 413, "body-too-large");
    }

    @Test
    void aBodyOfUnannouncedLengthIsReadAsFarAsAnyOther() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(http.uri("/v1/members"))
                .header("Authorization", "Bearer demo-operator")
                .header("Idempotency-Key", Http.fresh("k-"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(" ".repeat(TOO_MUCH).getBytes())))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("\"body-too-large\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "*/*", "multipart/form-data", "application/x-ndjson"})
    void aBodyOfAnotherTypeIsNotRead(String type) {
        Http.Reply reply = http.send(
                "demo-operator",
                "POST",
                "/v1/members",
                "{}",
                Map.of("Idempotency-Key", Http.fresh("k-"), "Content-Type", type));

        assertProblem(reply, 415, "unsupported-media-type");
    }

    @Test
    void thereIsOneFormatWhateverIsAskedForExceptForTheDocument() {
        Map<String, String> image = Map.of("Accept", "image/png");

        assertThat(http.send("demo-till", "GET", "/v1/program", "", image).type())
                .isEqualTo("application/json");
        assertProblem(http.send("", "GET", "/v3/api-docs", "", image), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET /v1/<script> HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /v1/program HTTP/1.1\r\nHost: a b c\r\n\r\n",
                "GET /v1/program HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "POST /v1/members HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n",
                "POST /v1/members HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: odd\r\n\r\n"
            })
    void whatIsNotHttpIsToldSo(String text) throws IOException {
        assertSilent(say(text));
    }

    @Test
    void headersThatAreTooLargeAreToldSo() throws IOException {
        assertSilent(
                say("GET /v1/program HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(100_000) + "\r\n\r\n"));
    }

    @Test
    void aBrokenChunkIsToldSo() throws IOException {
        Http.Reply reply = say("POST /v1/members HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer demo-operator\r\n"
                + "Idempotency-Key: k\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}");

        assertSilent(reply);
        assertThat(reply.status()).isEqualTo(400);
    }

    private Http.Reply say(String text) throws IOException {
        try (Wire wire = new Wire(http.uri("/").getPort())) {
            return wire.say(text);
        }
    }

    /** A problem like any other, from which nobody learns what the service is made of. */
    private static void assertSilent(Http.Reply reply) {
        assertThat(reply.type()).as("%s", reply).isEqualTo("application/problem+json");
        assertThat(reply.code()).isEqualTo("malformed-request");
        assertThat(reply.text() + reply.headers())
                .doesNotContainIgnoringCase("tomcat")
                .doesNotContain("Exception", "at org.");
    }

    private static void assertProblem(Http.Reply reply, int status, String code) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(status);
        assertThat(reply.type()).isEqualTo("application/problem+json");
        assertThat(reply.code()).isEqualTo(code);
    }
}
