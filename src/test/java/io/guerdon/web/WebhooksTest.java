package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Webhooks over HTTP; that events are sent is shown elsewhere. */
class WebhooksTest {
    private static final String WEBHOOKS = "/v1/webhooks";
    private static final String OPERATOR = "demo-operator";
    private static final String BODY = """
        {"url":"https://hooks.invalid/guerdon","types":["io.guerdon.charge.opened.v1","io.guerdon.tier.*"]}\
        """;

    private final Http http = Http.shared();

    @AfterEach
    void removeAll() {
        for (String key : new String[] {OPERATOR, "sandbox-operator"}) {
            http.get(key, WEBHOOKS).json().path("items").forEach(item -> remove(key, item));
        }
    }

    private void remove(String key, JsonNode webhook) {
        assertThat(http.send(key, "DELETE", path(webhook), "", Map.of()).status())
                .isEqualTo(200);
    }

    private static String path(JsonNode webhook) {
        return WEBHOOKS + "/" + webhook.path("id").asString();
    }

    private JsonNode register() {
        Http.Reply reply = http.post(OPERATOR, WEBHOOKS, BODY);
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        return reply.json();
    }

    @Test
    void isRegisteredAndShowsItsSecretOnce() {
        JsonNode made = register();
        assertThat(made.path("secret").asString()).matches("whsec_[A-Za-z0-9+/]{43}=");
        Http.Reply read = http.get(OPERATOR, path(made.path("webhook")));

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text()).doesNotContain("whsec_");
        assertThat(read.json().path("state").asString()).isEqualTo("delivering");
        assertThat(read.json().path("waiting").asLong()).isZero();
        assertThat(read.json().path("types").path(1).asString()).isEqualTo("io.guerdon.tier.*");
        assertThat(http.get(OPERATOR, WEBHOOKS).json().path("items").size()).isEqualTo(1);
    }

    @Test
    void theSameRequestRegistersOnceAndShowsNothingAgain() {
        assertThat(http.post(OPERATOR, WEBHOOKS, BODY, "wh-1").status()).isEqualTo(201);
        Http.Reply again = http.post(OPERATOR, WEBHOOKS, BODY, "wh-1");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("webhook-secret-already-shown");
        String other = BODY.replace("https://", "https://other.");
        Http.Reply reused = http.post(OPERATOR, WEBHOOKS, other, "wh-1");
        assertThat(reused.code()).as("%s", reused).isEqualTo("idempotency-key-reused");
        assertThat(reused.json().path("fields").toString()).isEqualTo("[\"url\"]");
        assertThat(http.get(OPERATOR, WEBHOOKS).json().path("items").size()).isEqualTo(1);
    }

    @Test
    void theSameRequestMakesOneNewSecret() {
        String secret = path(register().path("webhook")) + "/secret";
        Http.Reply rotated = http.post(OPERATOR, secret, "{\"overlap\":\"PT2H\"}", "rotate-1");
        assertThat(rotated.status()).isEqualTo(201);
        assertThat(rotated.json().at("/webhook/secretsEnd").asString()).isNotEmpty();
        Http.Reply again = http.post(OPERATOR, secret, "{\"overlap\":\"PT2H\"}", "rotate-1");

        assertThat(again.code()).isEqualTo("webhook-secret-already-shown");
        assertThat(http.post(OPERATOR, secret, "").status()).isEqualTo(201);
        assertThat(http.post(OPERATOR, secret, "{\"overlap\":\"P31D\"}").code()).isEqualTo("invalid-field");
    }

    @Test
    void isAskedToSendAgain() {
        String replay = path(register().path("webhook")) + "/replay";
        Http.Reply replayed = http.post(OPERATOR, replay, "{\"since\":\"2026-11-01T00:00:00+08:00\"}", "replay-1");
        assertThat(replayed.status()).isEqualTo(200);
        assertThat(replayed.json().path("since").asString()).startsWith("2026-");
        assertThat(http.post(OPERATOR, replay, "{\"since\":\"2026-11-01T00:00:00+08:00\"}", "replay-1")
                        .text())
                .isEqualTo(replayed.text());
        Http.Reply other = http.post(OPERATOR, replay, "{\"since\":\"2026-11-02T00:00:00+08:00\"}", "replay-1");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
        assertThat(other.json().path("fields").toString()).isEqualTo("[\"since\"]");
        assertThat(http.post(OPERATOR, replay, "{}").code()).isEqualTo("malformed-request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://127.0.0.1/hook | io.guerdon.tier.* | webhook-address-not-allowed",
                "https://169.254.169.254/latest | io.guerdon.tier.* | webhook-address-not-allowed",
                "https://[::1]/hook | io.guerdon.tier.* | webhook-address-not-allowed",
                "http://hooks.invalid/hook | io.guerdon.tier.* | webhook-address-not-allowed",
                "https://me:mine@hooks.invalid/hook | io.guerdon.tier.* | webhook-address-not-allowed",
                "https://hooks.invalid/a b | io.guerdon.tier.* | invalid-field",
                "https://hooks.invalid/hook | io.guerdon.tier | unknown-event-type",
                "https://hooks.invalid/hook | io.guerdon.tier.upgraded.v2 | unknown-event-type",
                "https://hooks.invalid/hook | * | unknown-event-type",
            })
    void whatCannotBeSentIsNotRegistered(String url, String type, String code) {
        Http.Reply reply = http.post(OPERATOR, WEBHOOKS, """
            {"url":"%s","types":["io.guerdon.charge.*","%s"]}\
            """.formatted(url, type));
        assertThat(reply.status()).as("%s", reply).isEqualTo(422);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(http.get(OPERATOR, WEBHOOKS).json().path("items").isEmpty()).isTrue();
    }

    @Test
    void aProgramHasOnlySoMany() {
        IntStream.range(0, 20).forEach(_ -> register());
        Http.Reply refused = http.post(OPERATOR, WEBHOOKS, BODY);
        assertThat(refused.code()).isEqualTo("too-many-webhooks");
        assertThat(refused.json().path("most").asInt()).isEqualTo(20);
    }

    @Test
    void nobodySeesThoseOfAnotherProgram() {
        JsonNode made = register();
        String path = path(made.path("webhook"));

        assertThat(http.get("sandbox-operator", path).code()).isEqualTo("webhook-not-found");
        assertThat(http.get("sandbox-operator", WEBHOOKS).json().path("items").isEmpty())
                .isTrue();
        assertThat(http.send("sandbox-operator", "DELETE", path, "", Map.of()).code())
                .isEqualTo("webhook-not-found");
        assertThat(http.post("sandbox-operator", path + "/secret", "").code()).isEqualTo("webhook-not-found");
        assertThat(http.post("sandbox-operator", path + "/replay", "{\"since\":\"2026-11-01T00:00:00Z\"}")
                        .code())
                .isEqualTo("webhook-not-found");
        assertThat(http.get(OPERATOR, path).status()).isEqualTo(200);
    }

    @Test
    void aKeyOfOneMerchantHasNoSayInIt() {
        String key = http.post("demo-admin", "/v1/keys", "{\"role\":\"operator\",\"merchant\":\"cafe\"}")
                .json()
                .path("key")
                .asString();
        assertThat(http.post(key, WEBHOOKS, BODY).code()).isEqualTo("another-merchant");
        assertThat(http.get(key, WEBHOOKS).code()).isEqualTo("another-merchant");
    }
}
