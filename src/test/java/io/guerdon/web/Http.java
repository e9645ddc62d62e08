package io.guerdon.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running service and short words to call it. One service serves all tests of the JVM; each test uses its own members. */
final class Http {
    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private Http(Class<?> more, String... settings) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--guerdon.demo=true"));
        Stream.of(settings).map(setting -> "--" + setting).forEach(arguments::add);
        // As arguments, because the settings of the deployment would win over defaults.
        this.context =
                new SpringApplicationBuilder(InMemoryApplication.class, more).run(arguments.toArray(String[]::new));
    }

    /** The service that all tests share. */
    static Http shared() {
        return Shared.HTTP;
    }

    /** A service of its own, with settings; the test closes it. */
    static Http with(String... settings) {
        return new Http(Nothing.class, settings);
    }

    /** The same, with more beans. */
    static Http with(Class<?> more, String... settings) {
        return new Http(more, settings);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    RequestMappingHandlerMapping mapping() {
        return context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    void close() {
        context.close();
    }

    /** A name nobody used before. */
    static String fresh(String prefix) {
        return prefix + NUMBER.incrementAndGet();
    }

    /** A member enrolled with a new card; answers how paths name it. */
    String member() {
        String card = "62" + (10_000 + NUMBER.incrementAndGet());
        Reply reply = post("demo-till", "/v1/members", """
            {"identifiers":[{"type":"card","value":"%s"}]}\
            """.formatted(card));
        if (reply.status() != 201) {
            throw new AssertionError(reply);
        }
        return "card:" + card;
    }

    /** A member with points. */
    String memberWith(long points) {
        String member = member();
        Reply reply = post("demo-till", "/v1/members/" + member + "/purchases", purchase(fresh("R-"), points * 100));
        if (reply.status() != 201) {
            throw new AssertionError(reply);
        }
        return member;
    }

    static String purchase(String receipt, long amount) {
        return """
            {"merchant":"cafe","store":"s1","terminal":"t1","receipt":"%s","currency":"CNY","amount":%d}\
            """.formatted(receipt, amount);
    }

    Reply post(String bearer, String path, String body) {
        return send(bearer, "POST", path, body, Map.of("Idempotency-Key", fresh("k-")));
    }

    Reply post(String bearer, String path, String body, String key) {
        return send(bearer, "POST", path, body, Map.of("Idempotency-Key", key));
    }

    Reply get(String bearer, String path) {
        return send(bearer, "GET", path, "", Map.of());
    }

    Reply send(String bearer, String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        if (!body.isEmpty() && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            return Reply.of(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    /** An answer. */
    record Reply(int status, String type, String text, Map<String, String> headers) {
        private static Reply of(HttpResponse<String> response) {
            Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return new Reply(response.statusCode(), headers.getOrDefault("Content-Type", ""), response.body(), headers);
        }

        JsonNode json() {
            return JSON.readTree(text);
        }

        String code() {
            return json().path("code").asString("");
        }

        boolean replayed() {
            return headers.containsKey("Idempotency-Replayed");
        }
    }

    /** No further beans. */
    static final class Nothing {}

    private static final class Shared {
        private static final Http HTTP = new Http(Nothing.class);
    }
}
