package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import java.time.Duration;
import java.util.Map;

/** How tests change the demo program: by the API, from whatever is its latest revision. */
final class Revising {
    private Revising() {}

    /** Saves a draft. */
    static Http.Reply draft(Http http, String settings) {
        int latest = http.get("demo-operator", "/v1/program/revisions")
                .json()
                .at("/items/0/revision")
                .asInt();
        String body = "{\"basedOn\":%d,\"settings\":%s}".formatted(latest, settings);
        return http.send("demo-operator", "PUT", "/v1/program/draft", body, Map.of());
    }

    /** Saves a draft and publishes it; answers the refusal where the draft is refused. */
    static Http.Reply publish(Http http, String settings) {
        Http.Reply drafted = draft(http, settings);
        return drafted.status() == 200
                ? http.post("demo-admin", "/v1/program/draft/publication", "", Http.fresh("p-"))
                : drafted;
    }

    /** Publishes settings that are fine, and waits until they are in force. */
    static void enforce(Http http, String settings) {
        Http.Reply published = publish(http, settings);
        assertThat(published.status()).as(published.text()).isEqualTo(201);
        http.bean(TestClock.class).advance(Duration.ofSeconds(3));
    }
}
