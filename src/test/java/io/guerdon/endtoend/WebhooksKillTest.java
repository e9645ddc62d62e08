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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Kills the service, with its broker inside, while it tells an address of what happens. */
@Tag("end-to-end")
class WebhooksKillTest {
    private static final int KILLS = Integer.getInteger("guerdon.kills", 2);
    private static final int ROUND = 40;
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private int number;

    @Test
    void missesNoEventWhenKilledWhileItSends(@TempDir Path directory) throws Exception {
        Store store = new Store.Embedded();
        ServiceProcess service = start(store, directory);
        try (Receiver receiver = Receiver.start()) {
            JsonNode made = post(service, "demo-operator", "/v1/webhooks", """
                {"url":"%s","types":["io.guerdon.points.earned.v1"]}\
                """.formatted(receiver.url()));
            post(service, "demo-till", "/v1/members", "{\"identifiers\":[{\"type\":\"card\",\"value\":\"6200001\"}]}");
            List<String> entries = new ArrayList<>();
            for (int kill = 0; kill < KILLS; kill++) {
                for (int n = 0; n < ROUND; n++) {
                    entries.add(buy(service));
                }
                int before = receiver.ids().size();
                await().atMost(LONG).until(() -> receiver.ids().size() > before);
                // The last ones are under way and not acknowledged when it dies.
                receiver.answer(_ -> 503);
                entries.add(buy(service));
                entries.add(buy(service));
                int tried = receiver.tried();
                await().atMost(LONG).until(() -> receiver.tried() > tried);
                service.kill();
                service = start(store, directory);
                receiver.recover();
            }
            entries.add(buy(service));

            await().atMost(LONG).until(() -> new HashSet<>(receiver.ids()).containsAll(entries));
            assertThat(receiver.ids().stream().distinct().toList()).isEqualTo(entries);
            assertThat(receiver.got())
                    .allMatch(got -> got.isSignedWith(made.path("secret").asString()));
        } finally {
            service.close();
        }
    }

    private static ServiceProcess start(Store store, Path directory) throws Exception {
        return ServiceProcess.start(
                store,
                directory.resolve("data"),
                "--guerdon.webhooks.also-reach=LOOPBACK",
                "--guerdon.webhooks.lease=PT3S");
    }

    private String buy(ServiceProcess service) throws Exception {
        return post(service, "demo-till", "/v1/members/card:6200001/purchases", """
            {"merchant":"cafe","receipt":"R-%d","currency":"CNY","amount":500}\
            """.formatted(++number))
                .at("/entry/id")
                .asString();
    }

    private JsonNode post(ServiceProcess service, String key, String path, String body) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(service.uri(path))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "k" + number + path.length())
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body());
    }
}
