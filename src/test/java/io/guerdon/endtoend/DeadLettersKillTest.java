package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guerdon.webhook.Receiver;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An address refuses one event for good, and the service is killed meanwhile; afterwards it is set aside, sent again and dismissed. */
@Tag("end-to-end")
class DeadLettersKillTest {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String OPERATOR = "demo-operator";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<String> poison = ConcurrentHashMap.newKeySet();
    private int number;

    @Test
    void goesOnBehindAnEventThatIsRefusedForGood(@TempDir Path directory) throws Exception {
        Store store = new Store.Embedded();
        ServiceProcess service = start(store, directory);
        try (Receiver receiver = Receiver.start()) {
            receiver.answer(
                    request -> poison.contains(request.getRequestHeaders().getFirst("webhook-id")) ? 422 : 204);
            post(service, "demo-till", "/v1/members", "{\"identifiers\":[{\"type\":\"card\",\"value\":\"6200001\"}]}");
            String webhook = post(service, OPERATOR, "/v1/webhooks", """
                {"url":"%s","types":["io.guerdon.points.*"],"deadLetterAfter":"PT1M"}\
                """.formatted(receiver.url()))
                    .at("/webhook/id")
                    .asString();
            receiver.answer(_ -> 503);
            String first = buy(service);
            poison.add(first);
            receiver.answer(
                    request -> poison.contains(request.getRequestHeaders().getFirst("webhook-id")) ? 422 : 204);
            List<String> behind = List.of(buy(service), buy(service));
            String path = "/v1/webhooks/" + webhook;
            await().atMost(LONG)
                    .until(() -> get(service, path)
                            .at("/failure/reason")
                            .asString("")
                            .equals("status 422"));
            assertThat(get(service, path).path("circuit").asString()).isIn("OPEN", "HALF_OPEN");
            service.kill();
            goesOn(store, directory, path, first, behind, receiver);
        } finally {
            service.close();
        }
    }

    private void goesOn(Store store, Path directory, String path, String first, List<String> behind, Receiver receiver)
            throws Exception {
        String list = path + "/dead-letters";
        try (ServiceProcess service = start(store, directory)) {
            assertThat(get(service, list).path("items").isEmpty()).isTrue();
            await().atMost(LONG).until(() -> receiver.ids().containsAll(behind));
            assertThat(receiver.ids().stream().distinct().toList()).isEqualTo(behind);
            JsonNode letter = get(service, list).at("/items/0");
            assertThat(letter.path("event").asString()).isEqualTo(first);
            assertThat(letter.path("attempts").asInt()).isGreaterThan(2);
            await().atMost(LONG)
                    .until(() -> get(service, path).path("circuit").asString().equals("CLOSED"));

            String redelivery = list + "/" + first + "/redelivery";
            assertThat(send(service, OPERATOR, "POST", redelivery, "").statusCode())
                    .isEqualTo(202);
            await().atMost(LONG).until(() -> !get(service, list).at("/items/0").has("redeliveryAskedAt"));
            assertThat(get(service, list).at("/items/0/attempts").asInt())
                    .isEqualTo(letter.path("attempts").asInt() + 1);
            poison.clear();
            send(service, OPERATOR, "POST", redelivery, "");
            await().atMost(LONG).until(() -> receiver.ids().contains(first));
            await().atMost(LONG).until(() -> get(service, list).path("items").isEmpty());
            assertThat(send(service, OPERATOR, "DELETE", list + "/" + first, "").statusCode())
                    .isEqualTo(404);
        }
    }

    private static ServiceProcess start(Store store, Path directory) throws Exception {
        return ServiceProcess.start(
                store,
                directory.resolve("data"),
                "--guerdon.webhooks.also-reach=LOOPBACK",
                "--guerdon.webhooks.lease=PT3S",
                "--guerdon.webhooks.tries.longest-wait=PT5S");
    }

    private String buy(ServiceProcess service) throws Exception {
        return post(service, "demo-till", "/v1/members/card:6200001/purchases", """
            {"merchant":"cafe","receipt":"R-%d","currency":"CNY","amount":500}\
            """.formatted(++number))
                .at("/entry/id")
                .asString();
    }

    private JsonNode get(ServiceProcess service, String path) throws Exception {
        return JSON.readTree(send(service, OPERATOR, "GET", path, "").body());
    }

    private JsonNode post(ServiceProcess service, String key, String path, String body) throws Exception {
        HttpResponse<String> answer = send(service, key, "POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(ServiceProcess service, String key, String method, String path, String body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.uri(path))
                .header("Authorization", "Bearer " + key)
                .header("Idempotency-Key", "k" + ++number)
                .method(method, BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
