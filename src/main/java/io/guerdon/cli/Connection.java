package io.guerdon.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the service is and how to sign in; options shared by all commands. */
final class Connection {
    static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(
            names = "--url",
            description = "the service (default: ${DEFAULT-VALUE})",
            defaultValue = "http://127.0.0.1:8080")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--key",
            description = "API key (default: $GUERDON_KEY, else the demo program's operator)",
            defaultValue = "${env:GUERDON_KEY:-demo-operator}")
    private String key = "demo-operator";

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /** Asks for a document; fails with the service's own words. */
    JsonNode get(String path) throws IOException {
        return document(request(path).GET().build());
    }

    /** Starts something; fails with the service's own words. */
    JsonNode post(String path) throws IOException {
        return document(request(path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build());
    }

    private JsonNode document(HttpRequest request) throws IOException {
        HttpResponse<byte[]> answer = send(request, BodyHandlers.ofByteArray());
        JsonNode body = JSON.readTree(answer.body());
        if (answer.statusCode() >= 300) {
            throw new IOException(body.path("title").asString("") + ": "
                    + body.path("detail").asString("status " + answer.statusCode()));
        }
        return body;
    }

    /** Sends commands; the answers stream back in order, one a line. */
    InputStream batch(String lines) throws IOException {
        HttpRequest request = request("/v1/batches")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines, StandardCharsets.UTF_8))
                .build();
        HttpResponse<InputStream> answer = send(request, BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            String problem = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
            throw new IOException("status " + answer.statusCode() + ": " + problem);
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).header("Authorization", "Bearer " + key);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return client.send(request, handler);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }
}
