package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.access.Merchants;
import io.guerdon.access.Role;
import io.guerdon.access.Undecided;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import io.guerdon.publishing.InMemoryStreams;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One key of two merchants among three, over HTTP: the café and the gym belong together, the bookshop does not. */
class SeveralMerchantsTest {
    private static final String CAFE = "{\"id\":\"cafe\",\"issuing\":\"ISSUES\"";
    private static final String GYM = "{\"id\":\"gym\",\"issuing\":\"ISSUES\"},";
    private static final String CURRENCIES = """
        "partnerCurrencies":[
         {"id":"beans","merchant":"cafe","in":{"units":100,"points":40,"least":200,"most":10000}},
         {"id":"sweat","merchant":"gym","in":{"units":1,"points":3,"least":1,"most":50}}]\
        """.replaceAll("\\n *", "");
    private static final String SETTINGS = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replace(CAFE, GYM + CAFE)
            .replace("\"rewards\":[]", "\"rewards\":[]," + CURRENCIES);
    private static final List<String> BOTH = List.of("cafe", "gym");
    private static final String RECORDS =
            "?from=2026-10-01T00:00:00Z&to=2026-11-01T00:00:00Z&columns=receipt:No,amount:Total&decimals=2&kinds=earn";

    private static Http http;
    private static JsonNode issued;
    private static String key = "";
    private static String operator = "";

    @BeforeAll
    static void agree() {
        http = Http.with();
        Revising.enforce(http, SETTINGS);
        issued = issue("{\"role\":\"partner\",\"merchants\":[\"gym\",\"cafe\"],\"label\":\"group\"}")
                .json();
        key = issued.path("key").asString();
        operator = issue("{\"role\":\"operator\",\"merchants\":[\"cafe\",\"gym\"]}")
                .json()
                .path("key")
                .asString();
    }

    @AfterAll
    static void stop() {
        http.close();
    }

    private static Http.Reply issue(String body) {
        return http.post("demo-admin", "/v1/keys", body);
    }

    private static Http.Reply get(String bearer, String merchant, String path) {
        return http.send(bearer, "GET", path, "", Map.of(MerchantHeader.NAME, merchant));
    }

    private static Http.Reply post(String merchant, String path, String body, String request) {
        return http.send(
                key, "POST", path, body, Map.of(MerchantHeader.NAME, merchant, IdempotencyKey.HEADER, request));
    }

    private static Http.Reply post(String merchant, String path, String body) {
        return post(merchant, path, body, Http.fresh("k-"));
    }

    private static String purchase(String merchant) {
        return "{\"merchant\":\"%s\",\"receipt\":\"%s\",\"currency\":\"CNY\",\"amount\":5000}"
                .formatted(merchant, Http.fresh("R-"));
    }

    @Test
    void aKeyNamesEitherOneMerchantOrTwoToAHundred() {
        assertRefused("{\"role\":\"till\",\"merchant\":\"cafe\",\"merchants\":[\"cafe\",\"gym\"]}", "merchants");
        assertRefused("{\"role\":\"till\",\"merchants\":[]}", "merchants");
        assertRefused("{\"role\":\"till\",\"merchants\":[\"cafe\"]}", "merchants");
        assertRefused("{\"role\":\"till\",\"merchants\":[\"cafe\",\"gym\",\"cafe\"]}", "merchants");
        assertRefused("{\"role\":\"till\",\"merchants\":[\"cafe\",\"a b\"]}", "merchants[1]");
        assertRefused("{\"role\":\"till\",\"merchants\":[\"cafe\",\"gym\"],\"store\":\"s1\"}", "store");
        assertRefused("{\"role\":\"till\",\"merchants\":[\"cafe\",\"gym\"],\"terminal\":\"t1\"}", "terminal");
        StringBuilder many = new StringBuilder("\"m0\"");
        for (int n = 1; n <= Merchants.MOST; n++) {
            many.append(",\"m").append(n).append('"');
        }
        assertRefused("{\"role\":\"till\",\"merchants\":[" + many + "]}", "merchants");
        assertThat(issue("{\"role\":\"till\",\"merchants\":[\"cafe\",null]}").status())
                .isEqualTo(400);
        Http.Reply unknown = issue("{\"role\":\"till\",\"merchants\":[\"cafe\",\"nobody\",\"gym\"]}");
        assertThat(unknown.code()).isEqualTo("unknown-merchant");
        assertThat(unknown.json().path("merchant").asString()).isEqualTo("nobody");
    }

    private static void assertRefused(String body, String field) {
        Http.Reply reply = issue(body);
        assertThat(reply.status()).as("%s: %s", body, reply).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("invalid-field");
        assertThat(reply.json().path("field").asString()).isEqualTo(field);
    }

    @Test
    void itIsListedAndRotatedWithItsMerchants() {
        assertThat(issued.path("merchants").toString()).isEqualTo("[\"cafe\",\"gym\"]");
        assertThat(issued.has("merchant")).isFalse();
        Http.Reply rotated = http.post(
                "demo-admin", "/v1/keys/" + issued.path("id").asString() + "/rotation", "{\"overlap\":\"P1D\"}");

        assertThat(rotated.json().path("merchants").toString()).isEqualTo("[\"cafe\",\"gym\"]");
        assertThat(http.get(rotated.json().path("key").asString(), "/v1/partners/gym")
                        .status())
                .isEqualTo(200);
        JsonNode listed = http.get("demo-admin", "/v1/keys").json().path("items");
        assertThat(listed.valueStream()
                        .filter(one -> one.path("id").equals(issued.path("id")))
                        .map(one -> one.path("merchants").toString()))
                .containsExactly("[\"cafe\",\"gym\"]");
    }

    @Test
    void partnersAreListedForAllItsMerchantsOrTheOneThatIsNamed() {
        assertThat(partners(http.get(key, "/v1/partners"))).containsExactly("cafe", "gym");
        assertThat(partners(get(key, "gym", "/v1/partners"))).containsExactly("gym");
        assertThat(get(key, "books", "/v1/partners").code()).isEqualTo("another-merchant");
        assertThat(partners(http.get("demo-operator", "/v1/partners")))
                .containsExactly("books", "cafe", "gym", "house");
        assertThat(partners(get("demo-operator", "gym", "/v1/partners"))).containsExactly("gym");
        Http.Reply first = http.get(key, "/v1/partners?limit=1");
        assertThat(partners(first)).containsExactly("cafe");
        assertThat(partners(http.get(
                        key,
                        "/v1/partners?limit=1&cursor="
                                + first.json().path("nextCursor").asString())))
                .containsExactly("gym");
    }

    private static List<String> partners(Http.Reply reply) {
        return reply.json().path("items").findValuesAsString("partner");
    }

    @Test
    void eachRequestActsForOneMerchantAndHasItsKeysAndItsName() {
        String member = "/v1/members/" + http.member();
        Http.Reply unsaid = http.post(key, member + "/purchases", purchase("cafe"));
        assertThat(unsaid.status()).isEqualTo(400);
        assertThat(unsaid.code()).isEqualTo("merchant-required");
        assertThat(unsaid.json().path("merchants").toString()).isEqualTo("[\"cafe\",\"gym\"]");
        assertThat(post("gym", member + "/purchases", purchase("cafe")).code()).isEqualTo("another-merchant");
        assertThat(post("books", member + "/purchases", purchase("books")).code())
                .isEqualTo("another-merchant");

        String cafes = purchase("cafe");
        Http.Reply cafe = post("cafe", member + "/purchases", cafes, "one");
        Http.Reply gym = post("gym", member + "/purchases", purchase("gym"), "one");
        assertThat(cafe.status()).as("%s", cafe).isEqualTo(201);
        assertThat(gym.status()).as("%s", gym).isEqualTo(201);
        assertThat(gym.replayed()).isFalse();
        assertThat(post("cafe", member + "/purchases", cafes, "one").text()).isEqualTo(cafe.text());

        String entry = member + "/entries/" + cafe.json().at("/entry/id").asString();
        JsonNode actor = get(key, "cafe", entry).json().at("/details/actor");
        assertThat(actor.path("merchant").asString()).isEqualTo("cafe");
        assertThat(actor.path("credential").asString())
                .isEqualTo(issued.path("id").asString());
        assertThat(get(key, "gym", entry).code()).isEqualTo("another-merchant");
        assertThat(get(operator, "gym", "/v1/entries").text())
                .contains(gym.json().at("/entry/id").asString())
                .doesNotContain(cafe.json().at("/entry/id").asString());
    }

    @Test
    void streamsStatementsPacksWebhooksReconciliationsAndConversionsOfEachAreReachedWithIt() {
        String member = "/v1/members/" + http.member();
        for (String merchant : BOTH) {
            assertThat(post(merchant, member + "/purchases", purchase(merchant)).status())
                    .isEqualTo(201);
            String partnerCurrency = merchant.equals("cafe") ? "beans" : "sweat";
            Http.Reply converted = post(merchant, member + "/conversions", """
                {"merchant":"%s","partnerCurrency":"%s","direction":"in","amount":%d,"reference":"%s"}\
                """.formatted(
                            merchant, partnerCurrency, merchant.equals("cafe") ? 200 : 5, Http.fresh("T-")));
            assertThat(converted.status()).as("%s", converted).isEqualTo(201);
        }
        http.bean(InMemoryStreams.class).takeIn("w1");
        for (String merchant : BOTH) {
            String partner = "/v1/partners/" + merchant;
            assertThat(http.get(key, partner).json().path("partner").asString()).isEqualTo(merchant);
            assertThat(http.get(key, partner + "/events?after=0").text()).contains("\"seq\":1");
            assertThat(http.get(key, partner + "/packs").status()).isEqualTo(200);
            assertThat(http.get(key, partner + "/statements").status()).isEqualTo(200);
            assertThat(http.get(key, partner + "/statements/2026-11")
                            .json()
                            .path("partner")
                            .asString())
                    .isEqualTo(merchant);
            webhook(partner);
            reconciliation(partner);
        }
        assertThat(http.get(key, "/v1/partners/books/events").code()).isEqualTo("another-merchant");
        assertThat(http.get(key, "/v1/partners/nobody/events").code()).isEqualTo("another-merchant");
        assertThat(http.post(
                                "demo-operator",
                                "/v1/partners/gym/packs",
                                "{\"points\":1,\"price\":1,\"reference\":\"x\"}")
                        .status())
                .isEqualTo(201);
        assertThat(http.post(operator, "/v1/partners/gym/packs", "{\"points\":1,\"price\":1,\"reference\":\"y\"}")
                        .code())
                .isEqualTo("another-merchant");
    }

    private static void webhook(String partner) {
        String body = "{\"url\":\"https://hooks.invalid/group\",\"after\":0}";
        Http.Reply made = http.post(key, partner + "/webhooks", body);
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        String path = partner + "/webhooks/" + made.json().at("/webhook/id").asString();
        assertThat(http.get(key, path).status()).isEqualTo(200);
        assertThat(http.get(
                                key,
                                path.replace("cafe", "x").replace("gym", "cafe").replace("x", "gym"))
                        .code())
                .isEqualTo("webhook-not-found");
        assertThat(http.send(key, "DELETE", path, "", Map.of()).status()).isEqualTo(200);
    }

    private static void reconciliation(String partner) {
        Map<String, String> headers = Map.of("Content-Type", "text/csv", IdempotencyKey.HEADER, Http.fresh("r-"));
        Http.Reply begun =
                http.send(key, "POST", partner + "/reconciliations" + RECORDS, "No,Total\nR-unknown,1.00\n", headers);
        assertThat(begun.status()).as("%s", begun).isEqualTo(202);
        String one = partner + "/reconciliations/" + begun.json().path("id").asString();
        Awaitility.await()
                .until(() ->
                        "done".equals(http.get(key, one).json().path("state").asString()));
        assertThat(http.get(key, one + "/discrepancies").text()).contains("R-unknown");
    }

    @Test
    void aHeaderThatContradictsThePathIsRefused() {
        assertThat(get(key, "gym", "/v1/partners/gym").status()).isEqualTo(200);
        for (String bearer : List.of(key, "demo-operator")) {
            Http.Reply refused = get(bearer, "gym", "/v1/partners/cafe/events");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("another-merchant");
        }
    }

    /** Where the header has said for whom, the endpoint is the only one to look at the path. */
    @Test
    void noWayToWriteAPathReachesAnotherMerchant() throws IOException {
        assertThat(raw("/v1/partners/g%79m", "").json().path("partner").asString())
                .isEqualTo("gym");
        for (String path : List.of(
                "/v1/partners/books",
                "/v1/partners/b%6Foks",
                "/v1/partners/b%256Foks",
                "/v1/partners/books;partner=cafe",
                "/v1/partners;partner=cafe/books",
                "/v1/partners/cafe;/../books",
                "/v1/partners/cafe/../books",
                "/v1/partners/cafe/%2e%2e/books",
                "/v1/partners/cafe%2F..%2Fbooks",
                "/v1/partners//books",
                "//v1/partners/books",
                "/v1/partners/cafe//../books",
                "/v1/partners/books?partner=cafe",
                "/v1/partners/books%00cafe",
                "/v1/partners/books/",
                "/v1/partners/BOOKS")) {
            for (String named : List.of("", "cafe", "gym")) {
                Http.Reply reply = raw(path, named);
                assertThat(reply.status())
                        .as("%s as %s: %s", path, named, reply)
                        .isIn(400, 403, 404, 422);
                assertThat(reply.text()).doesNotContain("\"terms\"");
            }
        }
    }

    private static Http.Reply raw(String path, String merchant) throws IOException {
        String named = merchant.isEmpty() ? "" : MerchantHeader.NAME + ": " + merchant + "\r\n";
        try (Wire wire = new Wire(http.uri("/").getPort())) {
            return wire.say("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key + "\r\n"
                    + named + "\r\n");
        }
    }

    @Test
    void aHeaderIsOneNameOrIsNotRead() throws IOException {
        assertUnreadable("");
        assertUnreadable("cafe,gym");
        assertUnreadable("cafe\r\n" + MerchantHeader.NAME + ": gym");
        assertUnreadable("cafe\r\n" + MerchantHeader.NAME + ": cafe");
        assertUnreadable("*");
    }

    private static void assertUnreadable(String merchant) throws IOException {
        try (Wire wire = new Wire(http.uri("/").getPort())) {
            Http.Reply reply = wire.say("GET /v1/program HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                    + "\r\n" + MerchantHeader.NAME + ": " + merchant + "\r\n\r\n");
            assertThat(reply.status()).as("%s", reply).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("invalid-parameter");
            assertThat(reply.json().path("field").asString()).isEqualTo(MerchantHeader.NAME);
        }
    }

    @Test
    void strangersAreNotToldWhichMerchantsThereAre() {
        Http.Reply there = get(key, "books", "/v1/program");
        Http.Reply nowhere = get(key, "nobody", "/v1/program");
        assertThat(there.text().replace("books", "nobody")).isEqualTo(nowhere.text());
        assertThat(http.get(key, "/v1/program").text()).contains("cafe", "gym").doesNotContain("books");
    }

    @Test
    void aKeyOfOneMerchantMayNameItsOwnOnlyAndOneOfTheProgramIsNarrowed() {
        String till = issue("{\"role\":\"till\",\"merchant\":\"cafe\",\"store\":\"s1\"}")
                .json()
                .path("key")
                .asString();
        assertThat(get(till, "cafe", "/v1/program").status()).isEqualTo(200);
        assertThat(get(till, "gym", "/v1/program").code()).isEqualTo("another-merchant");

        assertThat(get("demo-operator", "cafe", "/v1/program").status()).isEqualTo(200);
        assertThat(get("demo-operator", "cafe", "/v1/program/revisions").code()).isEqualTo("another-merchant");
    }

    @Test
    void itReadsNoMetricsForWhomever() {
        Map<String, String> forwarded = new HashMap<>(Map.of("X-Forwarded-For", "192.0.2.1"));
        assertThat(http.send("demo-operator", "GET", "/actuator/prometheus", "", forwarded)
                        .status())
                .isEqualTo(200);
        assertThat(http.send(operator, "GET", "/actuator/prometheus", "", forwarded)
                        .code())
                .isEqualTo("another-merchant");
        forwarded.put(MerchantHeader.NAME, "cafe");
        for (String bearer : List.of(operator, "demo-operator")) {
            assertThat(http.send(bearer, "GET", "/actuator/prometheus", "", forwarded)
                            .code())
                    .isEqualTo("another-merchant");
        }
    }

    @Test
    void itHasOneBudgetOfRequestsForAllItsMerchants() {
        MerchantId cafe = new MerchantId("cafe");
        MerchantId gym = new MerchantId("gym");
        Undecided holder = new Undecided("k", new ProgramId("demo"), Role.PARTNER, new Merchants(List.of(cafe, gym)));
        RateLimits rates = new RateLimits(3);
        rates.admit(holder);
        rates.admit(Callers.actingFor(holder, cafe));
        rates.admit(Callers.actingFor(holder, gym));

        Assertions.assertThatThrownBy(() -> rates.admit(holder)).hasMessage("rate-limited");
    }
}
