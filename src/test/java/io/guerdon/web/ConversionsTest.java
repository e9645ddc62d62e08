package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import io.guerdon.publishing.InMemoryStreams;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Partners' own currencies over HTTP: from the settings to what is owed. */
class ConversionsTest {
    private static final String CAFE = "{\"id\":\"cafe\",\"issuing\":\"ISSUES\"";
    private static final String AGREED = CAFE + ",\"clearing\":{\"unitCost\":{\"points\":2,\"minor\":1}}";
    private static final String GYM = "{\"id\":\"gym\",\"issuing\":\"ISSUES\",\"clearing\":"
            + "{\"paid\":{\"points\":10,\"minor\":9},\"feeBasisPoints\":1000}},";
    private static final String CURRENCIES = """
        "partnerCurrencies":[
         {"id":"beans","merchant":"cafe","in":{"units":100,"points":40,"least":200,"most":10000}},
         {"id":"sweat","merchant":"gym",
          "in":{"units":1,"points":3,"least":1,"most":50,"perMember":{"most":60,"per":"MONTH"}},
          "out":{"points":10,"units":2,"least":20,"most":200}}]\
        """.replaceAll("\\n *", "");
    private static final String SETTINGS = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replace(CAFE, AGREED)
            .replace("\"merchants\":[", "\"merchants\":[" + GYM)
            .replace("\"rewards\":[]", "\"rewards\":[]," + CURRENCIES);

    private static final JsonMapper JSON = new JsonMapper();

    private final Http http = Http.with();
    private final Contract contract = Contract.shared();

    @AfterEach
    void stop() {
        http.close();
    }

    private String member() {
        Revising.enforce(http, SETTINGS);
        return "/v1/members/" + http.member();
    }

    private String key(String role, String merchant) {
        return http.post("demo-admin", "/v1/keys", "{\"role\":\"%s\",\"merchant\":\"%s\"}".formatted(role, merchant))
                .json()
                .path("key")
                .asString();
    }

    private static String body(String merchant, String currency, String direction, long amount, String reference) {
        return """
            {"merchant":"%s","partnerCurrency":"%s","direction":"%s","amount":%d,"reference":"%s"}\
            """.formatted(merchant, currency, direction, amount, reference);
    }

    private Http.Reply convert(String bearer, String member, String body) {
        return documented("POST", http.post(bearer, member + "/conversions", body), "");
    }

    private Http.Reply documented(String method, Http.Reply reply, String more) {
        Contract.Operation operation = contract.operations().stream()
                .filter(one -> one.toString().equals(method + " /v1/members/{member}/conversions" + more))
                .findFirst()
                .orElseThrow();
        assertThat(contract.fault(operation, reply, Locale.ENGLISH))
                .as(reply.text())
                .isEmpty();
        return reply;
    }

    private Http.Reply preview(String bearer, String member, String direction, long amount) {
        String query = "?merchant=gym&partnerCurrency=sweat&direction=" + direction + "&amount=" + amount;
        return documented("GET", http.get(bearer, member + "/conversions/preview" + query), "/preview");
    }

    private long available(String member) {
        return http.get("demo-operator", member + "/balances")
                .json()
                .at("/balances/points/available")
                .asLong();
    }

    private Map<String, Long> positions() {
        http.bean(InMemoryStreams.class).takeIn("w1");
        Map<String, Long> positions = new TreeMap<>();
        http.get("demo-operator", "/v1/partners")
                .json()
                .path("items")
                .forEach(partner -> positions.put(
                        partner.path("partner").asString(),
                        partner.path("position").path("millionths").asLong()));
        return positions;
    }

    @Test
    void aPartnersOwnKeyConvertsItsCurrencyInAndPointsOut() {
        String member = member();
        Http.Reply in = convert(key("partner", "cafe"), member, body("cafe", "beans", "in", 500, "C-1"));
        assertThat(in.status()).as(in.text()).isEqualTo(201);
        assertThat(in.json().at("/entry/kind").asString()).isEqualTo("convert-in");
        assertThat(in.json().path("units").asLong()).isEqualTo(500);
        assertThat(in.json().path("points").asLong()).isEqualTo(200);
        assertThat(in.json().at("/credited/0/expiresAt").asString()).startsWith("2028-11-30T");
        assertThat(positions().values()).containsOnly(0L);

        Http.Reply out = convert(key("partner", "gym"), member, body("gym", "sweat", "out", 120, "G-1"));

        assertThat(out.status()).as(out.text()).isEqualTo(201);
        assertThat(out.json().path("units").asLong()).isEqualTo(24);
        assertThat(out.json().path("points").asLong()).isEqualTo(120);
        assertThat(out.json().path("credited")).isEmpty();
        assertThat(out.json().at("/balances/points/available").asLong()).isEqualTo(80);
        // The café owes a half for each; the gym is owed 0.9 less a tenth; the program pays the rest.
        assertThat(positions())
                .isEqualTo(Map.of("cafe", -60_000_000L, "gym", 97_200_000L, "house", -37_200_000L, "books", 0L));
    }

    @Test
    void aReversalPutsItBackAndTheListSaysSo() {
        String member = member();
        convert("demo-operator", member, body("cafe", "beans", "in", 500, "C-1"));
        String out = convert("demo-operator", member, body("gym", "sweat", "out", 120, "G-1"))
                .json()
                .at("/entry/id")
                .asString();

        Http.Reply reversed =
                http.post("demo-operator", member + "/entries/" + out + "/reversal", "{\"reason\":\"not credited\"}");
        assertThat(reversed.status()).as(reversed.text()).isEqualTo(201);

        assertThat(available(member)).isEqualTo(200);
        assertThat(positions().values()).containsOnly(0L);
        Http.Reply list = documented("GET", http.get("demo-app", member + "/conversions"), "");
        assertThat(list.json().path("items").findValuesAsString("reference")).containsExactly("G-1", "C-1");
        assertThat(list.json().at("/items/0/reversedBy"))
                .isEqualTo(reversed.json().at("/entry/id"));
        assertThat(list.json().at("/items/1").has("reversedBy")).isFalse();
        assertThat(http.post("demo-operator", member + "/entries/" + out + "/reversal", "{\"reason\":\"again\"}")
                        .code())
                .isEqualTo("entry-already-reversed");
    }

    @Test
    void aRepeatIsAnsweredWordForWordAndAReferenceConvertsOnce() {
        String member = member();
        String body = body("cafe", "beans", "in", 500, "C-1");
        Http.Reply first = http.post("demo-operator", member + "/conversions", body, "same");
        Http.Reply again = http.post("demo-operator", member + "/conversions", body, "same");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.replayed()).isTrue();
        Http.Reply other = http.post("demo-operator", member + "/conversions", body.replace("500", "600"), "same");
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
        assertThat(other.json().path("fields").toString()).isEqualTo("[\"amount\"]");

        Http.Reply second = convert("demo-operator", "/v1/members/" + http.member(), body);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("conversion-reference-already-used");
        assertThat(second.json().path("entry")).isEqualTo(first.json().at("/entry/id"));
        assertThat(convert("demo-operator", member, body("gym", "sweat", "in", 1, "C-1"))
                        .status())
                .isEqualTo(201);
        assertThat(available(member)).isEqualTo(203);
    }

    @Test
    void aRefusalToConvertOutStaysOneUnderItsKey() {
        String member = member();
        String body = body("gym", "sweat", "out", 20, "G-1");
        Http.Reply refused = http.post("demo-operator", member + "/conversions", body, "late");
        assertThat(refused.code()).isEqualTo("insufficient-points");
        convert("demo-operator", member, body("cafe", "beans", "in", 500, "C-1"));

        Http.Reply again = http.post("demo-operator", member + "/conversions", body, "late");

        assertThat(again.text()).isEqualTo(refused.text());
        assertThat(available(member)).isEqualTo(200);
        assertThat(convert("demo-operator", member, body).status()).isEqualTo(201);
    }

    @Test
    void aPreviewSaysWhatTheConversionThenDoesAndChangesNothing() {
        String member = member();
        Http.Reply seen = preview("demo-app", member, "in", 20);
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        assertThat(available(member)).isZero();

        Http.Reply done = convert("demo-operator", member, body("gym", "sweat", "in", 20, "G-1"));

        for (String field : new String[] {"units", "points", "direction", "credited", "balances"}) {
            assertThat(seen.json().path(field)).isEqualTo(done.json().path(field));
        }
        assertThat(preview("demo-app", member, "out", 80).code()).isEqualTo("insufficient-points");
        assertThat(preview("demo-app", member, "out", 15).code()).isEqualTo("conversion-not-whole-steps");
        assertThat(preview("demo-app", member, "out", 0).code()).isEqualTo("invalid-field");
        assertThat(preview("demo-app", member, "sideways", 20).status()).isEqualTo(400);
        assertThat(preview(key("partner", "cafe"), member, "in", 20).code()).isEqualTo("another-merchant");
    }

    @Test
    void nobodyConvertsWhatIsAnothersAndNoTillAnythingAtAll() {
        String member = member();
        String cafe = key("partner", "cafe");
        Http.Reply refused = convert(cafe, member, body("gym", "sweat", "in", 20, "G-1"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("another-merchant");
        assertThat(convert(cafe, member, body("cafe", "sweat", "in", 20, "G-1")).code())
                .isEqualTo("unknown-partner-currency");
        for (String key : new String[] {"demo-till", "demo-app"}) {
            assertThat(convert(key, member, body("cafe", "beans", "in", 500, "C-1"))
                            .code())
                    .isEqualTo("role-not-permitted");
        }
        assertThat(http.get("demo-till", member + "/conversions").code()).isEqualTo("role-not-permitted");
        assertThat(convert("sandbox-operator", member, body("cafe", "beans", "in", 500, "C-1"))
                        .status())
                .isEqualTo(404);
        assertThat(available(member)).isZero();
    }

    @Test
    void aPartnerSeesTheConversionsOfItsOwnCurrencies() {
        String member = member();
        String cafe = key("partner", "cafe");
        convert("demo-operator", member, body("cafe", "beans", "in", 500, "C-1"));
        String gyms = convert("demo-operator", member, body("gym", "sweat", "out", 20, "G-1"))
                .json()
                .at("/entry/id")
                .asString();

        assertThat(http.get(cafe, member + "/conversions").json().path("items").findValuesAsString("reference"))
                .containsExactly("C-1");
        assertThat(http.get(key("partner", "gym"), member + "/conversions?limit=1")
                        .json()
                        .path("items")
                        .findValuesAsString("reference"))
                .containsExactly("G-1");
        assertThat(http.get(key("partner", "gym"), member + "/entries/" + gyms).status())
                .isEqualTo(200);
        Http.Reply rest = http.get(
                "demo-operator",
                member + "/conversions?limit=1&cursor="
                        + http.get("demo-operator", member + "/conversions?limit=1")
                                .json()
                                .path("nextCursor")
                                .asString());
        assertThat(rest.json().path("items").findValuesAsString("reference")).containsExactly("C-1");
    }

    @Test
    void whatIsNotAllowedIsRefusedWithItsOwnCodeAndItsFacts() {
        String member = member();
        assertThat(code(member, body("nowhere", "beans", "in", 500, "X"))).isEqualTo("422 unknown-merchant");
        assertThat(code(member, body("cafe", "leaves", "in", 500, "X"))).isEqualTo("422 unknown-partner-currency");
        assertThat(code(member, body("cafe", "beans", "out", 500, "X"))).isEqualTo("422 conversion-not-offered");
        assertThat(code(member, body("cafe", "beans", "in", 250, "X"))).isEqualTo("422 conversion-not-whole-steps");
        assertThat(code(member, body("cafe", "beans", "in", 100, "X"))).isEqualTo("422 conversion-amount-not-allowed");
        assertThat(code(member, body("cafe", "beans", "in", 0, "X"))).isEqualTo("422 invalid-field");
        assertThat(code(member, body("cafe", "beans", "in", 500, ""))).isEqualTo("422 invalid-field");
        assertThat(code(member, body("cafe", "beans", "sideways", 500, "X"))).isEqualTo("400 malformed-request");
        assertThat(code(member, body("cafe", "beans", "in", 500, "X").replace("}", ",\"rate\":1}")))
                .isEqualTo("400 malformed-request");
        assertThat(code(member, "{\"merchant\":\"cafe\"}")).isEqualTo("400 malformed-request");
        assertThat(http.send("demo-operator", "POST", member + "/conversions", "{}", Map.of())
                        .code())
                .isEqualTo("idempotency-key-missing");

        convert("demo-operator", member, body("gym", "sweat", "in", 50, "G-1"));
        Http.Reply over = convert("demo-operator", member, body("gym", "sweat", "in", 11, "G-2"));
        assertThat(over.code()).isEqualTo("conversion-limit-reached");
        assertThat(over.status()).isEqualTo(409);
        JsonNode facts = over.json();
        assertThat(facts.path("period").asString() + " " + facts.path("most") + " " + facts.path("converted") + " "
                        + facts.path("requested"))
                .isEqualTo("2026-11 60 50 11");
        http.bean(TestClock.class).advance(Duration.ofDays(30));
        assertThat(convert("demo-operator", member, body("gym", "sweat", "in", 11, "G-2"))
                        .status())
                .isEqualTo(201);
    }

    private String code(String member, String body) {
        Http.Reply reply = convert("demo-operator", member, body);
        return reply.status() + " " + reply.code();
    }

    @Test
    void aRepeatIsAnsweredAsBeforeAlsoWhereSettingsConvertNothingAnyMore() {
        String member = member();
        String in = body("gym", "sweat", "in", 10, "G-1");
        String out = body("gym", "sweat", "out", 20, "G-2");
        String first =
                http.post("demo-operator", member + "/conversions", in, "in").text();
        String second =
                http.post("demo-operator", member + "/conversions", out, "out").text();
        Revising.enforce(http, ProgramJson.settings(DemoProgram.program()).toString());

        assertThat(http.post("demo-operator", member + "/conversions", in, "in").text())
                .isEqualTo(first);
        assertThat(http.post("demo-operator", member + "/conversions", out, "out")
                        .text())
                .isEqualTo(second);
        assertThat(code(member, body("gym", "sweat", "in", 10, "G-3"))).isEqualTo("422 unknown-merchant");
        assertThat(documented("GET", http.get("demo-app", member + "/conversions"), "")
                        .json()
                        .path("items"))
                .hasSize(2);
    }

    @Test
    void whereAPartnerStandsDecidesWhatIsConverted() {
        String member = member();
        convert("demo-operator", member, body("cafe", "beans", "in", 500, "C-1"));
        String made = convert("demo-operator", member, body("gym", "sweat", "in", 1, "G-0"))
                .json()
                .at("/entry/id")
                .asString();
        Revising.enforce(http, SETTINGS.replace("\"id\":\"gym\",", "\"id\":\"gym\",\"standing\":\"NOT_ISSUING\","));
        assertThat(code(member, body("gym", "sweat", "in", 1, "G-1"))).isEqualTo("422 merchant-does-not-issue");
        assertThat(code(member, body("gym", "sweat", "out", 20, "G-1"))).isEqualTo("201 ");

        Revising.enforce(http, SETTINGS.replace("\"id\":\"gym\",", "\"id\":\"gym\",\"standing\":\"SUSPENDED\","));

        assertThat(code(member, body("gym", "sweat", "in", 1, "G-2"))).isEqualTo("409 merchant-suspended");
        assertThat(code(member, body("gym", "sweat", "out", 20, "G-2"))).isEqualTo("409 merchant-suspended");
        assertThat(http.post("demo-operator", member + "/entries/" + made + "/reversal", "{\"reason\":\"wrong\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whoIsSuspendedConvertsNothingOutAndWhoHasLeftNothing() {
        String member = member();
        convert("demo-operator", member, body("cafe", "beans", "in", 500, "C-1"));
        http.post("demo-operator", member + "/status", "{\"status\":\"suspended\",\"reason\":\"why\"}");
        assertThat(code(member, body("gym", "sweat", "out", 20, "G-1"))).isEqualTo("409 account-suspended");
        assertThat(code(member, body("gym", "sweat", "in", 1, "G-2"))).isEqualTo("201 ");

        http.post("demo-operator", member + "/status", "{\"status\":\"closed\",\"reason\":\"why\"}");

        assertThat(code(member, body("gym", "sweat", "in", 1, "G-3"))).isEqualTo("409 account-closed");
    }

    @Test
    void itIsALineOfABatch() {
        String member = member();
        String line = """
            {"key":"%s","op":"conversion","member":"%s","body":%s}\
            """;
        String name = member.substring("/v1/members/".length());
        String lines = line.formatted(Http.fresh("b-"), name, body("cafe", "beans", "in", 500, "C-1")) + "\n"
                + line.formatted(Http.fresh("b-"), name, body("gym", "sweat", "in", 1, "G-1")) + "\n";

        Http.Reply told = http.send(
                key("partner", "cafe"), "POST", "/v1/batches", lines, Map.of("Content-Type", "application/x-ndjson"));

        assertThat(told.text()
                        .lines()
                        .map(answer -> JSON.readTree(answer).path("status").asInt())
                        .toList())
                .containsExactly(201, 403);
        assertThat(available(member)).isEqualTo(200);
    }

    @Test
    void itIsWordedInTheMembersLanguage() {
        String member = member();
        convert("demo-operator", member, body("cafe", "beans", "in", 500, "C-1"));
        Http.Reply refused = http.send(
                "demo-operator",
                "POST",
                member + "/conversions",
                body("cafe", "beans", "in", 250, "C-2"),
                Map.of("Idempotency-Key", Http.fresh("k-"), "Accept-Language", "zh"));
        assertThat(refused.json().path("detail").asString()).contains("只能按 100 的整数倍兑换");
        assertThat(http.get("demo-app", member + "/statement").text()).contains("convert-in", "cafe:C-1");
    }

    @Test
    void verificationPassesAndBothSidesAreTold() {
        String member = member();
        convert("demo-operator", member, body("cafe", "beans", "in", 500, "C-1"));
        convert("demo-operator", member, body("gym", "sweat", "out", 120, "G-1"));
        positions();

        String cafe = http.get(key("partner", "cafe"), "/v1/partners/cafe/events?after=0")
                .text();
        assertThat(cafe.lines().toList()).hasSize(2);
        assertThat(cafe)
                .contains("\"kind\":\"convert-in\"", "\"receipt\":\"C-1\"", "\"earned\":200", "\"redeemed\":120")
                .doesNotContain("G-1");
        String gym = http.get(key("partner", "gym"), "/v1/partners/gym/events?after=0")
                .text();
        assertThat(gym).contains("\"kind\":\"convert-out\"", "\"receipt\":\"G-1\"", "\"accepted\":120");
        http.post("demo-operator", "/v1/program/verification", "");
        JsonNode verified = Awaitility.await()
                .until(
                        () -> http.get("demo-operator", "/v1/program/verification")
                                .json(),
                        found -> !found.path("state").asString().equals("running"));
        assertThat(verified.path("state").asString()).as("%s", verified).isEqualTo("passed");
    }
}
