package io.guerdon.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Publishes revisions of the demo program. */
final class Revisions {
    /** Longer than a published revision waits before it is in force everywhere. */
    private static final long IN_FORCE_MILLIS = 4_000;

    private final JsonMapper json = new JsonMapper();
    private final Service service;

    Revisions(Service service) {
        this.service = service;
    }

    /** Reads a part of settings. */
    JsonNode part(String text) {
        return json.readTree(text);
    }

    /** Has the latest settings in force with a change. */
    void publish(Consumer<ObjectNode> change) throws IOException {
        int latest = get("/v1/program/revisions").at("/items/0/revision").asInt();
        ObjectNode settings =
                (ObjectNode) get("/v1/program/revisions/" + latest).path("settings");
        change.accept(settings);
        ObjectNode draft = json.createObjectNode().put("basedOn", latest).set("settings", settings);
        send("PUT", "demo-operator", "/v1/program/draft", draft.toString());
        send("POST", "demo-admin", "/v1/program/draft/publication", "");
        try {
            Thread.sleep(IN_FORCE_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode get(String path) throws IOException {
        return json.readTree(send("GET", "demo-operator", path, ""));
    }

    private String send(String method, String key, String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "load-" + System.nanoTime())
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException(method + " " + path + ": " + answer.body());
            }
            return answer.body();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
    }
}
