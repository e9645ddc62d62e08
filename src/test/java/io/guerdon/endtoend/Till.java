package io.guerdon.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller of the HTTP contract. */
final class Till implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Supplier<ServiceProcess> service;
    private final String key;

    Till(Supplier<ServiceProcess> service, String key) {
        this.service = service;
        this.key = key;
    }

    /** An answer: status, body, and whether it repeated an earlier one. */
    record Answer(int status, JsonNode body, boolean replayed) {}

    Answer post(String path, String idempotencyKey, String body) throws IOException {
        return send(request(path)
                .header("Idempotency-Key", idempotencyKey)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    Answer send(String path, String idempotencyKey, String type, String body) throws IOException {
        return send(request(path)
                .header("Idempotency-Key", idempotencyKey)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    Answer put(String path, String body) throws IOException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    Answer get(String path) throws IOException {
        return send(request(path).GET().build());
    }

    /** What is answered a line each. */
    List<String> lines(String path) throws IOException {
        try {
            HttpResponse<String> answer = client.send(request(path).GET().build(), BodyHandlers.ofString());
            return answer.body().lines().toList();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    URI address() {
        return service.get().uri("/");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.get().uri(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + key);
    }

    private Answer send(HttpRequest request) throws IOException {
        try {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            boolean replayed =
                    answer.headers().firstValue("Idempotency-Replayed").isPresent();
            return new Answer(answer.statusCode(), JSON.readTree(answer.body()), replayed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
