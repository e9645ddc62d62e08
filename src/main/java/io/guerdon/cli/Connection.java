package io.guerdon.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the service is and how to sign in; options shared by all commands. */
final class Connection {
    static final JsonMapper JSON = JsonMapper.builder().build();
    /** Statuses of a service that has too much to do, and will have less. */
    private static final Set<Integer> BUSY = Set.of(429, 503);

    private static final int ATTEMPTS = 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

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

    /** Asks for a document, again for a while where the service is busy; fails with the service's own words. */
    JsonNode get(String path) throws IOException {
        HttpRequest request = request(path).timeout(PATIENCE).GET().build();
        HttpResponse<byte[]> answer = send(request, BodyHandlers.ofByteArray());
        for (int attempt = 1; attempt < ATTEMPTS && BUSY.contains(answer.statusCode()); attempt++) {
            pause();
            answer = send(request, BodyHandlers.ofByteArray());
        }
        return document(answer);
    }

    /** Starts something; fails with the service's own words. */
    JsonNode post(String path) throws IOException {
        HttpRequest request = request(path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        return document(send(request, BodyHandlers.ofByteArray()));
    }

    /** Sends commands; the answers stream back in order, one a line. */
    InputStream batch(String lines) throws IOException {
        HttpRequest request = request("/v1/batches")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines, StandardCharsets.UTF_8))
                .build();
        HttpResponse<InputStream> answer = send(request, BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw refused(answer.statusCode(), answer.body().readAllBytes());
        }
        return answer.body();
    }

    /** A name that follows from a text and tells nobody without the key anything about it. */
    String blinded(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private JsonNode document(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() >= 300) {
            throw refused(answer.statusCode(), answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException _) {
            throw new BadInput(url + " does not answer as this service does");
        }
    }

    private IOException refused(int status, byte[] body) {
        String words;
        try {
            JsonNode problem = JSON.readTree(body);
            words = problem.path("title").asString("status " + status) + ": "
                    + problem.path("detail").asString("from " + url);
        } catch (JacksonException _) {
            words = url + " answered with status " + status;
        }
        return status >= 500 || BUSY.contains(status)
                ? new IOException(words + " Run the same command again to go on.")
                : new BadInput(words);
    }

    private HttpRequest.Builder request(String path) throws BadInput {
        try {
            return HttpRequest.newBuilder(url.resolve(path)).header("Authorization", "Bearer " + key);
        } catch (IllegalArgumentException unusable) {
            throw new BadInput("--url or --key cannot be used: " + unusable.getMessage());
        }
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return client.send(request, handler);
        } catch (ConnectException | HttpConnectTimeoutException _) {
            throw new IOException("no service answers at " + url + "; once it runs, run the same command again");
        } catch (IOException broken) {
            throw new IOException(
                    url + " stopped answering (" + broken.getMessage() + "); run the same command again to go on",
                    broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }
}
