package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.webhook.DeadLetter;
import io.guerdon.webhook.DeadLetterStore;
import io.guerdon.webhook.WebhookId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Events that were set aside, over HTTP; that they are set aside and sent again is shown elsewhere. */
class DeadLettersTest {
    private static final String WEBHOOKS = "/v1/webhooks";
    private static final String CAFE = "/v1/partners/cafe/webhooks";
    private static final String OPERATOR = "demo-operator";
    private static final Instant AT = Instant.parse("2026-11-28T12:00:00Z");

    private final Http http = Http.shared();
    private final DeadLetterStore store = http.bean(DeadLetterStore.class);

    @AfterEach
    void removeAll() {
        for (String path : List.of(WEBHOOKS, CAFE)) {
            http.get(OPERATOR, path)
                    .json()
                    .path("items")
                    .forEach(item ->
                            delete(OPERATOR, path + "/" + item.path("id").asString()));
        }
    }

    private Http.Reply delete(String key, String path) {
        return http.send(key, "DELETE", path, "", Map.of());
    }

    static DeadLetter letter(String webhook, String event, int number) {
        return new DeadLetter(
                new WebhookId(webhook),
                new DeadLetter.Event(
                        event,
                        "io.guerdon.points.earned.v1",
                        "mem_a",
                        event.contains("/") ? OptionalLong.of(number) : OptionalLong.empty(),
                        "{}"),
                new DeadLetter.Refusal("status 422", 9, AT),
                AT.plusSeconds(number),
                Optional.empty(),
                0);
    }

    private String registered(String path, String more) {
        Http.Reply reply = http.post(OPERATOR, path, "{\"url\":\"https://hooks.invalid/a\"," + more + "}");
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        return reply.json().at("/webhook/id").asString();
    }

    private String registered() {
        return registered(WEBHOOKS, "\"types\":[\"io.guerdon.points.*\"],\"deadLetterAfter\":\"PT6H\"");
    }

    @Test
    void aWebhookSaysHowLongItWaitsAndHowItsCircuitIs() {
        JsonNode read = http.get(OPERATOR, WEBHOOKS + "/" + registered()).json();
        assertThat(read.path("deadLetterAfter").asString()).isEqualTo("PT6H");
        assertThat(read.path("circuit").asString()).isEqualTo("CLOSED");
        String never = registered(WEBHOOKS, "\"types\":[\"io.guerdon.points.*\"]");
        assertThat(http.get(OPERATOR, WEBHOOKS + "/" + never).json().has("deadLetterAfter"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT59S", "P30DT1S", "PT0S", "-PT1H"})
    void noOtherTimeIsWaited(String time) {
        String more = "\"deadLetterAfter\":\"" + time + "\"}";
        Http.Reply ofProgram = http.post(
                OPERATOR, WEBHOOKS, "{\"url\":\"https://hooks.invalid/a\",\"types\":[\"io.guerdon.tier.*\"]," + more);
        assertThat(ofProgram.code()).as("%s", ofProgram).isEqualTo("invalid-field");
        assertThat(ofProgram.json().path("field").asString()).isEqualTo("deadLetterAfter");
        Http.Reply ofPartner = http.post(OPERATOR, CAFE, "{\"url\":\"https://hooks.invalid/a\"," + more);
        assertThat(ofPartner.code()).isEqualTo("invalid-field");
    }

    @Test
    void anotherTimeIsAnotherRequest() {
        String body = "{\"url\":\"https://hooks.invalid/a\",\"types\":[\"io.guerdon.tier.*\"]%s}";
        String key = Http.fresh("dl-");
        assertThat(http.post(OPERATOR, WEBHOOKS, body.formatted(""), key).status())
                .isEqualTo(201);
        Http.Reply reused = http.post(OPERATOR, WEBHOOKS, body.formatted(",\"deadLetterAfter\":\"P1D\""), key);
        assertThat(reused.code()).isEqualTo("idempotency-key-reused");
        assertThat(reused.json().path("fields").toString()).isEqualTo("[\"deadLetterAfter\"]");
    }

    @Test
    void areListedPartByPart() {
        String webhook = registered();
        String list = WEBHOOKS + "/" + webhook + "/dead-letters";
        assertThat(http.get(OPERATOR, list).text()).isEqualTo("{\"items\":[]}");
        IntStream.range(0, 5).forEach(n -> store.add(letter(webhook, "w1-" + n, n)));

        JsonNode first = http.get(OPERATOR, list + "?limit=3").json();
        assertThat(first.path("items").size()).isEqualTo(3);
        assertThat(first.path("items").findValuesAsString("event")).containsExactly("w1-0", "w1-1", "w1-2");
        JsonNode item = first.at("/items/0");
        assertThat(item.path("type").asString()).isEqualTo("io.guerdon.points.earned.v1");
        assertThat(item.path("subject").asString()).isEqualTo("mem_a");
        assertThat(item.path("reason").asString()).isEqualTo("status 422");
        assertThat(item.path("attempts").asInt()).isEqualTo(9);
        assertThat(OffsetDateTime.parse(item.path("since").asString()).toInstant())
                .isEqualTo(AT);
        assertThat(item.has("number")).isFalse();
        String cursor = first.path("nextCursor").asString();
        JsonNode rest = http.get(OPERATOR, list + "?limit=3&cursor=" + cursor).json();
        assertThat(rest.path("items").findValuesAsString("event")).containsExactly("w1-3", "w1-4");
        assertThat(rest.has("nextCursor")).isFalse();
        assertThat(http.get(OPERATOR, list + "?limit=5").json().has("nextCursor"))
                .isFalse();
        assertThat(http.get(OPERATOR, list + "?cursor=w1-3").code()).isEqualTo("invalid-parameter");
    }

    @Test
    void areSentAgainAndDismissed() {
        String webhook = registered();
        String list = WEBHOOKS + "/" + webhook + "/dead-letters";
        store.add(letter(webhook, "w1-1", 1));
        store.add(letter(webhook, "w1-2", 2));
        String key = Http.fresh("dl-");
        Http.Reply asked = http.post(OPERATOR, list + "/w1-1/redelivery", "", key);
        assertThat(asked.status()).as("%s", asked).isEqualTo(202);
        assertThat(asked.text()).isEqualTo("{\"webhook\":\"" + webhook + "\",\"event\":\"w1-1\"}");
        assertThat(http.get(OPERATOR, list).json().at("/items/0").has("redeliveryAskedAt"))
                .isTrue();
        assertThat(http.get(OPERATOR, list).json().at("/items/1").has("redeliveryAskedAt"))
                .isFalse();
        Http.Reply again = http.post(OPERATOR, list + "/w1-1/redelivery", "", key);
        assertThat(again.replayed()).isTrue();
        assertThat(again.text()).isEqualTo(asked.text());
        assertThat(http.post(OPERATOR, list + "/w1-2/redelivery", "", key).code())
                .isEqualTo("idempotency-key-reused");
        assertThat(http.post(OPERATOR, list + "/w1-3/redelivery", "").code()).isEqualTo("dead-letter-not-found");
        assertThat(http.send(OPERATOR, "POST", list + "/w1-1/redelivery", "", Map.of())
                        .code())
                .isEqualTo("idempotency-key-missing");

        Http.Reply dismissed = delete(OPERATOR, list + "/w1-1");
        assertThat(dismissed.status()).isEqualTo(200);
        assertThat(dismissed.text()).isEqualTo("{}");
        assertThat(delete(OPERATOR, list + "/w1-1").code()).isEqualTo("dead-letter-not-found");
        assertThat(http.get(OPERATOR, list).json().path("items").findValuesAsString("event"))
                .containsExactly("w1-2");
        assertThat(delete(OPERATOR, WEBHOOKS + "/" + webhook).status()).isEqualTo(200);
        assertThat(store.count(new WebhookId(webhook))).isZero();
        assertThat(http.get(OPERATOR, list).code()).isEqualTo("webhook-not-found");
    }

    @Test
    void aPartnersAreItsOwnAndNamedByTheirNumber() {
        String webhook = registered(CAFE, "\"after\":0,\"deadLetterAfter\":\"P30D\"");
        String list = CAFE + "/" + webhook + "/dead-letters";
        store.add(letter(webhook, "cafe/7", 7));
        String cafe = key("cafe");
        String books = key("books");
        assertThat(http.get(books, list).code()).isEqualTo("another-merchant");
        assertThat(http.post(books, list + "/7/redelivery", "").code()).isEqualTo("another-merchant");
        assertThat(delete(books, list + "/7").code()).isEqualTo("another-merchant");
        String elsewhere = list.replace("/cafe/", "/books/");
        assertThat(http.get(books, elsewhere).code()).isEqualTo("webhook-not-found");
        assertThat(http.post(books, elsewhere + "/7/redelivery", "").code()).isEqualTo("webhook-not-found");
        assertThat(delete(books, elsewhere + "/7").code()).isEqualTo("webhook-not-found");
        String asProgram = WEBHOOKS + "/" + webhook + "/dead-letters";
        assertThat(http.get(OPERATOR, asProgram).code()).isEqualTo("webhook-not-found");

        JsonNode item = http.get(cafe, list).json().at("/items/0");
        assertThat(item.path("event").asString()).isEqualTo("cafe/7");
        assertThat(item.path("number").asLong()).isEqualTo(7);
        assertThat(item.has("redeliveryAskedAt")).isFalse();
        Http.Reply asked = http.post(cafe, list + "/7/redelivery", "");
        assertThat(asked.status()).as("%s", asked).isEqualTo(202);
        assertThat(asked.json().path("event").asString()).isEqualTo("cafe/7");
        assertThat(delete(cafe, list + "/7").status()).isEqualTo(200);
        assertThat(delete(cafe, list + "/x").code()).isEqualTo("dead-letter-not-found");
    }

    private String key(String merchant) {
        return http.post("demo-admin", "/v1/keys", "{\"role\":\"partner\",\"merchant\":\"" + merchant + "\"}")
                .json()
                .path("key")
                .asString();
    }
}
