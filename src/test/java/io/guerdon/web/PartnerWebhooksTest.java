package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.publishing.Concern;
import io.guerdon.publishing.PartnerBatch;
import io.guerdon.publishing.PartnerId;
import io.guerdon.publishing.PartnerJournal;
import io.guerdon.publishing.Tally;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    void anIdempotencyKeyStandsForOneRequest() {
        Http.Reply made = http.post(key, CAFE, BODY, "one");
        assertReused(http.post(key, CAFE, "{\"url\":\"https://hooks.invalid/other\",\"after\":0}", "one"), "url");
        assertReused(http.post(key, CAFE, "{\"url\":\"https://hooks.invalid/guerdon\"}", "one"), "after");
        String path = CAFE + "/" + made.json().at("/webhook/id").asString();
        http.post(key, path + "/secret", "{\"overlap\":\"PT1H\"}", "three");
        assertReused(http.post(key, path + "/secret", "{\"overlap\":\"PT2H\"}", "three"), "overlap");
    }

    @Test
    void anotherNumberUnderTheSameKeyMovesNothingAndSaysSo() {
        String shop = Http.fresh("shop-");
        PartnerId partner = new PartnerId(new ProgramId("demo"), new MerchantId(shop));
        List<Concern> three = IntStream.range(1, 4)
                .mapToObj(n -> new Concern(
                        new EntryId("w1", n),
                        EntryKind.EARN,
                        new MemberId("mem_a"),
                        Instant.EPOCH,
                        Optional.empty(),
                        Tally.ZERO))
                .toList();
        http.bean(PartnerJournal.class).append(new PartnerBatch(PartnerBatch.Start.of(partner), "w1", three, Map.of()));
        String replay = registered("/v1/partners/" + shop + "/webhooks") + "/replay";

        Http.Reply replayed = http.post(OPERATOR, replay, "{\"after\":3}", "two");
        assertThat(replayed.status()).as("%s", replayed).isEqualTo(200);
        assertThat(replayed.replayed()).isFalse();
        assertReused(http.post(OPERATOR, replay, "{\"after\":1}", "two"), "after");
        Http.Reply again = http.post(OPERATOR, replay, "{\"after\":3}", "two");
        assertThat(again.replayed()).isTrue();
        assertThat(again.text()).isEqualTo(replayed.text());
    }

    private static void assertReused(Http.Reply reply, String field) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("idempotency-key-reused");
        assertThat(reply.json().path("fields").toString()).isEqualTo("[\"" + field + "\"]");
    }

    @Test
    void whoHasAKeyOfAStoreDoesNotManageWhatIsTheMerchants() {
        String webhook = registered(CAFE);
        String till =
                http.post("demo-admin", "/v1/keys", """
                    {"role":"operator","merchant":"cafe","store":"s1"}\
                    """).json().path("key").asString();

        assertThat(http.get(till, CAFE).code()).isEqualTo("key-bound-to-store");
        assertThat(http.get(till, webhook).code()).isEqualTo("key-bound-to-store");
        assertThat(http.post(till, CAFE, BODY).status()).isEqualTo(403);
        assertThat(http.get(till, "/v1/partners/cafe/events").code()).isEqualTo("key-bound-to-store");
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
