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

/** Publishes revisions of a program, and moves its clock where it has one. */
final class Revisions {
    /** Longer than a published revision waits before it is in force everywhere. */
    private static final long IN_FORCE_MILLIS = 4_000;

    private static final long BETWEEN_LOOKS_MILLIS = 100;
    private static final String BACKTEST = "/v1/program/draft/backtest";

    private final JsonMapper json = new JsonMapper();
    private final Service service;
    private final String program;

    /** Of the demo program. */
    Revisions(Service service) {
        this(service, "demo");
    }

    /** Of a program, by what its keys begin with. */
    Revisions(Service service, String program) {
        this.service = service;
        this.program = program;
    }

    /** Reads a part of settings. */
    JsonNode part(String text) {
        return json.readTree(text);
    }

    /** Has the latest settings with a change as the draft. */
    void draft(Consumer<ObjectNode> change) throws IOException {
        int latest = get("/v1/program/revisions").at("/items/0/revision").asInt();
        ObjectNode settings =
                (ObjectNode) get("/v1/program/revisions/" + latest).path("settings");
        change.accept(settings);
        ObjectNode draft = json.createObjectNode().put("basedOn", latest).set("settings", settings);
        send("PUT", program + "-operator", "/v1/program/draft", draft.toString());
    }

    /** Tries the draft on the whole history; answers how it began. */
    JsonNode startBacktest() throws IOException {
        return json.readTree(send("POST", program + "-admin", BACKTEST, ""));
    }

    /** How far the latest backtest is. */
    JsonNode backtest() throws IOException {
        return get(BACKTEST);
    }

    /** Has the latest settings in force with a change. */
    void publish(Consumer<ObjectNode> change) throws IOException {
        draft(change);
        send("POST", program + "-admin", "/v1/program/draft/publication", "");
        try {
            Thread.sleep(IN_FORCE_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the clock go on; answers when all that is due by then is written. */
    void advance(String by) throws IOException {
        send("POST", program + "-admin", "/v1/program/test-clock/advance", "{\"by\":\"" + by + "\"}");
        while (get("/v1/program/test-clock").path("behind").asInt(0) > 0) {
            try {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IOException(stopping);
            }
        }
    }

    private JsonNode get(String path) throws IOException {
        return json.readTree(send("GET", program + "-admin", path, ""));
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
