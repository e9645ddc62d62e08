package io.guerdon.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Publishes revisions of the demo program with many rules, a tenth of which concern the purchases that are sent. */
final class Rules {
    /** Longer than a published revision waits before it is in force everywhere. */
    private static final long IN_FORCE_MILLIS = 4_000;

    private static final int IN_A_GROUP = 5;

    private final JsonMapper json = new JsonMapper();
    private final Service service;

    Rules(Service service) {
        this.service = service;
    }

    /** Has so many rules in force, instead of whatever rules there were. */
    void publish(int count) throws IOException {
        int latest = get("/v1/program/revisions").at("/items/0/revision").asInt();
        ObjectNode settings =
                (ObjectNode) get("/v1/program/revisions/" + latest).path("settings");
        ((ObjectNode) settings.path("policies")).set("groups", json.readTree(groups(count)));
        ObjectNode draft = json.createObjectNode().put("basedOn", latest).set("settings", settings);
        send("PUT", "demo-operator", "/v1/program/draft", draft.toString());
        send("POST", "demo-admin", "/v1/program/draft/publication", "");
        try {
            Thread.sleep(IN_FORCE_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static String groups(int count) {
        return IntStream.range(0, count / IN_A_GROUP)
                .mapToObj(group -> "{\"id\":\"g" + group + "\",\"play\":\"BEST_OF\",\"rules\":["
                        + IntStream.range(group * IN_A_GROUP, (group + 1) * IN_A_GROUP)
                                .mapToObj(Rules::rule)
                                .collect(Collectors.joining(","))
                        + "]}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String rule(int number) {
        String category = number % 10 == 0 ? "coffee" : "c" + number;
        return "{\"id\":\"r" + number + "\",\"goods\":[{\"categories\":[\"" + category
                + "\"]}],\"when\":[\"purchase.merchant == 'cafe'\",\"time.dayOfWeek >= 1 && time.clock >= '00:00'\"],"
                + "\"atLeast\":{\"minor\":1000,\"pieces\":1},\"effect\":{\"gives\":\"fixed\",\"points\":5}}";
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
