package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Webhooks of partners over HTTP; that events are sent is shown elsewhere. */
class PartnerWebhooksTest {
    private static final String CAFE = "/v1/partners/cafe/webhooks";
    private static final String BOOKS = "/v1/partners/books/webhooks";
    private static final String OPERATOR = "demo-operator";
    private static final String BODY = "{\"url\":\"https://hooks.invalid/guerdon\",\"after\":0}";

    private final Http http = Http.shared();
    private final String key = http.post("demo-admin", "/v1/keys", "{\"role\":\"partner\",\"merchant\":\"cafe\"}")
            .json()
            .path("key")
            .asString();

    @AfterEach
    void removeAll() {
        for (String path : new String[] {CAFE, BOOKS}) {
            http.get(OPERATOR, path).json().path("items").forEach(item -> remove(path, item));
        }
    }

    private void remove(String path, JsonNode webhook) {
        assertThat(http.send(OPERATOR, "DELETE", path + "/" + webhook.path("id").asString(), "", Map.of())
                        .status())
                .isEqualTo(200);
    }

    private String registered(String path) {
        Http.Reply reply = http.post(OPERATOR, path, BODY);
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        return path + "/" + reply.json().at("/webhook/id").asString();
    }

    @Test
    void aPartnerManagesItsOwn() {
        Http.Reply made = http.post(key, CAFE, BODY, "mine");
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        assertThat(made.json().path("secret").asString()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(made.json().at("/webhook/partner").asString()).isEqualTo("cafe");
        assertThat(made.json().at("/webhook/types").isMissingNode()).isTrue();
        assertThat(http.post(key, CAFE, BODY, "mine").code()).isEqualTo("webhook-secret-already-shown");
        String path = CAFE + "/" + made.json().at("/webhook/id").asString();

        assertThat(http.get(key, path).text()).contains("delivering").doesNotContain("whsec_");
        assertThat(http.get(key, CAFE).json().path("items").size()).isEqualTo(1);
        assertThat(http.post(key, path + "/secret", "{\"overlap\":\"PT1H\"}").status())
                .isEqualTo(201);
        Http.Reply replayed = http.post(key, path + "/replay", "{\"after\":0}", "again");
        assertThat(replayed.json().path("after").asLong(7)).isZero();
        assertThat(http.post(key, path + "/replay", "{\"after\":0}", "again").text())
                .isEqualTo(replayed.text());
        assertThat(http.send(key, "DELETE", path, "", Map.of()).status()).isEqualTo(200);
        assertThat(http.get(key, path).code()).isEqualTo("webhook-not-found");
    }

    @Test
    void beginsWithWhatComesNextWhereNoNumberIsGiven() {
        Http.Reply made = http.post(key, CAFE, "{\"url\":\"https://hooks.invalid/guerdon\"}");
        assertThat(made.status()).as("%s", made).isEqualTo(201);
    }

    @Test
    void nobodyElseSeesOrChangesThem() {
        String books = registered(BOOKS);
        String id = books.substring(BOOKS.length());

        assertThat(http.get(key, BOOKS).code()).isEqualTo("another-merchant");
        assertThat(http.get(key, books).code()).isEqualTo("another-merchant");
        assertThat(http.post(key, BOOKS, BODY).code()).isEqualTo("another-merchant");
        assertThat(http.send(key, "DELETE", books, "", Map.of()).code()).isEqualTo("another-merchant");
        assertThat(http.get(key, CAFE + id).code()).isEqualTo("webhook-not-found");
        assertThat(http.post(key, CAFE + id + "/secret", "").code()).isEqualTo("webhook-not-found");
        assertThat(http.post(key, CAFE + id + "/replay", "{\"after\":0}").code())
                .isEqualTo("webhook-not-found");
        assertThat(http.send(key, "DELETE", CAFE + id, "", Map.of()).code()).isEqualTo("webhook-not-found");
        assertThat(http.get(OPERATOR, "/v1/webhooks" + id).code()).isEqualTo("webhook-not-found");
        assertThat(http.get(OPERATOR, "/v1/webhooks").json().path("items").isEmpty())
                .isTrue();
        assertThat(http.get("demo-till", CAFE).code()).isEqualTo("role-not-permitted");
        assertThat(http.get(OPERATOR, "/v1/partners/nobody/webhooks").code()).isEqualTo("partner-not-found");
    }

    @Test
    void whatCannotBeSentIsNotRegistered() {
        assertThat(http.post(key, CAFE, "{\"url\":\"http://hooks.invalid/a\"}").code())
                .isEqualTo("webhook-address-not-allowed");
        assertThat(http.post(key, CAFE, "{\"url\":\"https://127.0.0.1/a\"}").code())
                .isEqualTo("webhook-address-not-allowed");
        assertThat(http.post(key, CAFE, "{\"url\":\"https://hooks.invalid/a\",\"after\":-1}")
                        .code())
                .isEqualTo("invalid-field");
        assertThat(http.post(key, CAFE, "{\"url\":\"https://hooks.invalid/a\",\"types\":[]}")
                        .code())
                .isEqualTo("malformed-request");
        String path = registered(CAFE);
        assertThat(http.post(key, path + "/replay", "{}").code()).isEqualTo("malformed-request");
        assertThat(http.post(key, path + "/replay", "{\"after\":-1}").code()).isEqualTo("invalid-field");
        assertThat(http.post(key, path + "/replay", "{\"after\":9223372036854775807}")
                        .code())
                .isEqualTo("invalid-field");
        assertThat(http.post(key, CAFE, "{\"url\":\"https://hooks.invalid/a\",\"after\":1000000000}")
                        .code())
                .isEqualTo("invalid-field");
    }

    @Test
    void aPartnerHasOnlySoManyAndTakesNoneOfTheOthers() {
        IntStream.range(0, 5).forEach(_ -> registered(CAFE));
        Http.Reply refused = http.post(key, CAFE, BODY);
        assertThat(refused.code()).isEqualTo("too-many-webhooks");
        assertThat(refused.json().path("most").asInt()).isEqualTo(5);
        registered(BOOKS);
    }
}
