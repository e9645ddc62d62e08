package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guerdon.ledger.StoreUnavailable;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.JsonNode;

/** What is long is written while it is read, and broken off where reading fails. */
class StreamedTest {
    private static final int MANY = 200_000;
    private static final Http HTTP = Http.with();

    @BeforeAll
    static void serve() throws NoSuchMethodException {
        for (String name : new String[] {"endless", "breaking", "broken"}) {
            HTTP.mapping()
                    .registerMapping(
                            RequestMappingInfo.paths("/" + name).build(),
                            new Endpoints(),
                            Endpoints.class.getMethod(name));
        }
    }

    @AfterAll
    static void stop() {
        HTTP.close();
    }

    @Test
    void isOnItsWayBeforeAllOfItIsRead() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(request("/endless"), BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                assertThat(new String(body.readNBytes(20), java.nio.charset.StandardCharsets.UTF_8))
                        .isEqualTo("{\"items\":[0,1,2,3,4,");
            }
        }
    }

    @Test
    void isBrokenOffWhereReadingOnFails() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(request("/breaking"), BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
        assertThat(HTTP.get("demo-operator", "/broken").code()).isEqualTo("store-unavailable");
    }

    @Test
    void aMembersExportHasItsWholeHistoryInOrder() {
        String member = HTTP.memberWith(1);
        for (int i = 0; i < 1_100; i++) {
            HTTP.post("demo-till", "/v1/members/" + member + "/purchases", Http.purchase(Http.fresh("R-"), 100));
        }

        JsonNode export =
                HTTP.get("demo-operator", "/v1/members/" + member + "/export").json();

        assertThat(export.path("entries")
                        .valueStream()
                        .map(entry -> entry.path("seq").asInt()))
                .isEqualTo(IntStream.rangeClosed(1, 1_102).boxed().toList());
        assertThat(export.at("/member/status").asString()).isEqualTo("active");
    }

    private static HttpRequest request(String path) {
        return HttpRequest.newBuilder(HTTP.uri(path))
                .header("Authorization", "Bearer demo-operator")
                .build();
    }

    /** Answers that are longer than anybody could put together. */
    static final class Endpoints {
        public Answer<Items> endless() {
            return Answer.ok(new Items(() -> IntStream.iterate(0, i -> i + 1).iterator()));
        }

        public Answer<Items> breaking() {
            return Answer.ok(new Items(() -> failingAfter(MANY)));
        }

        public Answer<Items> broken() {
            return Answer.ok(new Items(() -> failingAfter(0)));
        }

        private static Iterator<Integer> failingAfter(int many) {
            return IntStream.iterate(0, i -> i + 1)
                    .peek(i -> {
                        if (i >= many) {
                            throw new StoreUnavailable("as asked", new IllegalStateException());
                        }
                    })
                    .iterator();
        }
    }

    record Items(Iterable<Integer> items) implements Streamed {}
}
