package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import io.guerdon.offline.Device;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import io.guerdon.unit.OfflineTillId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A member who may owe the cafe something, over HTTP; every answer is held against the OpenAPI document. */
class CreditTest {
    private static final String SETTINGS = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replace("\"wallets\":[]", """
                "wallets":[{"id":"account","use":"TENDER","lots":{"expiry":{"mode":"never"},"pending":{"mode":"at-once"},
                 "owed":"OWE","grace":"P0D"}}]\
                """)
            .replace("\"rewards\":[]", """
                "rewards":[],"creditLines":[{"wallet":"account","lender":"cafe","highestLimit":500000,
                 "warnsAtBasisPoints":8000,"ageingDays":[30,60,90]}]\
                """);

    private static Http http;
    private static Contract contract;

    @BeforeAll
    static void lend() {
        http = Http.with();
        contract = Contract.shared();
        Revising.enforce(http, SETTINGS);
    }

    @AfterAll
    static void close() {
        http.close();
    }

    @Test
    void anAccountIsWarnedAtEightyInAHundredAndStopsAtItsLimit() {
        String member = granted(10_000);

        spent(member, 7_999);
        assertThat(line(member).path("level").asString()).isEqualTo("clear");
        spent(member, 1);
        assertThat(line(member).path("level").asString()).isEqualTo("warned");
        assertThat(spend(member, 2_001).code()).isEqualTo("insufficient-balance");
        spent(member, 2_000);

        JsonNode line = line(member);
        assertThat(line.path("level").asString()).isEqualTo("reached");
        assertThat(line.path("available").asLong()).isZero();
        assertThat(line.path("owed").asLong()).isEqualTo(10_000);
        assertThat(line.at("/ages/0").toString()).isEqualTo("{\"fromDays\":0,\"toDays\":30,\"amount\":10000}");
        assertThat(line.at("/ages/3").toString()).isEqualTo("{\"fromDays\":91,\"amount\":0}");
    }

    @Test
    void whatIsRepaidCanBeSpentAgainAndNeverMoreThanIsOwed() {
        String member = granted(10_000);
        spent(member, 10_000);

        Http.Reply repaid = repay(member, "cafe", Http.fresh("R-"), 4_000);

        assertThat(repaid.status()).as(repaid.text()).isEqualTo(201);
        assertThat(repaid.json().path("owed").asLong()).isEqualTo(6_000);
        assertThat(repaid.json().at("/balances/account/available").asLong()).isEqualTo(4_000);
        Http.Reply tooMuch = repay(member, "cafe", Http.fresh("R-"), 6_001);
        assertThat(tooMuch.code()).isEqualTo("repayment-exceeds-owed");
        assertThat(tooMuch.json().path("owed").asLong()).isEqualTo(6_000);
        assertThat(repay(member, "books", Http.fresh("R-"), 1).code()).isEqualTo("merchant-is-not-the-lender");
        spent(member, 4_000);
        assertThat(line(member).path("owed").asLong()).isEqualTo(10_000);
    }

    @Test
    void whatAPreviewSaysIsWhatComesOfIt() {
        String member = granted(10_000);
        spent(member, 9_000);
        String path = member + "/credit/account";

        JsonNode repaying = preview("demo-till", path + "/repayments/preview?merchant=cafe&amount=4000")
                .json();
        assertThat(line(member).path("owed").asLong()).as("nothing was done").isEqualTo(9_000);
        repay(member, "cafe", Http.fresh("R-"), 4_000);
        same(repaying, line(member));
        assertThat(repaying.path("level").asString()).isEqualTo("clear");
        assertThat(repaying.at("/balances/account/available").asLong()).isEqualTo(5_000);

        JsonNode limiting =
                preview("demo-operator", path + "/limit/preview?limit=5000").json();
        assertThat(line(member).path("limit").asLong()).as("nothing was done").isEqualTo(10_000);
        send("demo-operator", "POST", path + "/limit", "{\"limit\":5000,\"reason\":\"less\"}", Http.fresh("k-"));
        same(limiting, line(member));
        assertThat(limiting.path("level").asString()).isEqualTo("reached");
    }

    private static void same(JsonNode said, JsonNode is) {
        for (String field : List.of("unit", "limit", "available", "held", "owed", "level")) {
            assertThat(said.path(field)).as(field).isEqualTo(is.path(field));
        }
    }

    @Test
    void aPreviewIsRefusedAsTheActIs() {
        String member = granted(10_000);
        String path = member + "/credit/account";
        spent(member, 1_000);

        assertThat(preview("demo-till", path + "/repayments/preview?merchant=cafe&amount=1001")
                        .code())
                .isEqualTo("repayment-exceeds-owed");
        assertThat(preview("demo-till", path + "/repayments/preview?merchant=books&amount=1")
                        .code())
                .isEqualTo("merchant-is-not-the-lender");
        assertThat(preview("demo-till", path + "/repayments/preview?merchant=cafe&amount=0")
                        .status())
                .isEqualTo(422);
        assertThat(preview("demo-till", path + "/limit/preview?limit=1").status())
                .isEqualTo(403);
        assertThat(preview("demo-operator", path + "/limit/preview?limit=500001")
                        .code())
                .isEqualTo("credit-limit-too-high");
        assertThat(preview("demo-operator", member + "/credit/none/limit/preview?limit=1")
                        .code())
                .isEqualTo("credit-line-not-found");
        assertThat(preview("demo-till", member + "/credit/none/repayments/preview?merchant=cafe&amount=1")
                        .code())
                .isEqualTo("credit-not-granted");
    }

    private static Http.Reply preview(String bearer, String path) {
        return send(bearer, "GET", path, "", "");
    }

    @Test
    void aLineOfAReceiptRepaysOnceAndARequestIsAnsweredAsBefore() {
        String member = granted(10_000);
        String other = granted(10_000);
        spent(member, 5_000);
        spent(other, 5_000);
        String receipt = Http.fresh("R-");
        String key = Http.fresh("k-");
        String body = repayment("cafe", receipt, 1_000);

        Http.Reply first = send("demo-till", "POST", member + "/credit/account/repayments", body, key);
        Http.Reply again = send("demo-till", "POST", member + "/credit/account/repayments", body, key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.headers()).containsEntry("Idempotency-Replayed", "true");
        assertThat(repay(other, "cafe", receipt, 1_000).code()).isEqualTo("repayment-receipt-already-used");
        assertThat(line(member).path("owed").asLong()).isEqualTo(4_000);
        assertThat(line(other).path("owed").asLong()).isEqualTo(5_000);
    }

    @Test
    void aLimitBelowWhatIsOwedIsFilledBeforeAnythingCanBeSpent() {
        String member = granted(10_000);
        spent(member, 8_000);

        assertThat(limit(member, 5_000).status()).isEqualTo(201);
        assertThat(figures(member)).isEqualTo("5000: 0 available, 0 held, 8000 owed, reached");
        repay(member, "cafe", Http.fresh("R-"), 3_000);
        assertThat(figures(member)).isEqualTo("5000: 0 available, 0 held, 5000 owed, reached");
        assertThat(spend(member, 1).code()).isEqualTo("insufficient-balance");
        repay(member, "cafe", Http.fresh("R-"), 1_000);
        assertThat(figures(member)).isEqualTo("5000: 1000 available, 0 held, 4000 owed, warned");
        assertThat(limit(member, 9_000).json().path("limitBefore").asLong()).isEqualTo(5_000);
        assertThat(figures(member)).isEqualTo("9000: 5000 available, 0 held, 4000 owed, clear");
        limit(member, 0);
        assertThat(figures(member)).isEqualTo("0: 0 available, 0 held, 4000 owed, reached");
        repay(member, "cafe", Http.fresh("R-"), 4_000);
        assertThat(figures(member)).isEqualTo("0: 0 available, 0 held, 0 owed, clear");
    }

    @Test
    void whatComesBackWithGoodsIsNotSpentWhileMoreIsOwedThanTheLimit() {
        String member = granted(10_000);
        String receipt = Http.fresh("P-");
        send("demo-till", "POST", member + "/redemptions", spending("cafe", receipt, 8_000), Http.fresh("k-"));
        Http.Reply bought = send("demo-till", "POST", member + "/purchases", """
            {"merchant":"cafe","receipt":"%s","currency":"CNY",
             "lines":[{"line":1,"sku":"CHAIR","quantity":4,"amount":8000}]}\
            """.formatted(receipt), Http.fresh("k-"));
        limit(member, 5_000);

        String path = member + "/purchases/" + bought.json().path("purchase").asString() + "/returns";
        Http.Reply back = send("demo-till", "POST", path, """
            {"receipt":"%s","lines":[{"line":1,"quantity":1,"amount":2000}]}\
            """.formatted(Http.fresh("X-")), Http.fresh("k-"));

        assertThat(back.status()).as(back.text()).isEqualTo(201);
        assertThat(figures(member)).isEqualTo("5000: 0 available, 0 held, 6000 owed, reached");
        assertThat(spend(member, 1).code()).isEqualTo("insufficient-balance");
    }

    @Test
    void heldCountsAndIsNotOwed() {
        String member = granted(10_000);

        Http.Reply held = send("demo-till", "POST", member + "/holds", """
            {"merchant":"cafe","unit":"account","amount":8000,"lapsesAfter":"PT15M"}\
            """, Http.fresh("k-"));

        assertThat(held.status()).as(held.text()).isEqualTo(201);
        assertThat(figures(member)).isEqualTo("10000: 2000 available, 8000 held, 0 owed, warned");
        String hold = member + "/holds/" + held.json().path("hold").asString();
        send("demo-till", "POST", hold + "/capture", "{\"amount\":3000}", Http.fresh("k-"));
        assertThat(figures(member)).isEqualTo("10000: 7000 available, 0 held, 3000 owed, clear");
    }

    @Test
    void blockedCreditIsNotSpentButRepaid() {
        String member = granted(10_000);
        spent(member, 1_000);

        assertThat(operator(member + "/credit/account/block", "{\"reason\":\"late\"}")
                        .status())
                .isEqualTo(201);

        assertThat(line(member).path("state").asString()).isEqualTo("blocked");
        assertThat(spend(member, 1).code()).isEqualTo("credit-blocked");
        assertThat(operator(member + "/credit/account/block", "{\"reason\":\"late\"}")
                        .code())
                .isEqualTo("credit-blocked");
        assertThat(repay(member, "cafe", Http.fresh("R-"), 1_000).status()).isEqualTo(201);
        assertThat(operator(member + "/credit/account/unblock", "{\"reason\":\"paid\"}")
                        .status())
                .isEqualTo(201);
        assertThat(operator(member + "/credit/account/unblock", "{\"reason\":\"paid\"}")
                        .code())
                .isEqualTo("credit-not-blocked");
        spent(member, 1);
    }

    @Test
    void aQuotePaysWithAsMuchAsIsLeftOfTheLimit() {
        String member = granted(10_000);
        spent(member, 4_000);

        Http.Reply quoted =
                send("demo-till", "POST", member + "/quotes", """
                    {"merchant":"cafe","receipt":"%s","currency":"CNY","amount":9000,
                     "use":{"wallets":[{"unit":"account","amount":9000}]}}\
                    """.formatted(Http.fresh("Q-")), Http.fresh("k-"));

        assertThat(quoted.json().path("toPay").asLong()).as(quoted.text()).isEqualTo(3_000);
        assertThat(figures(member)).isEqualTo("10000: 0 available, 6000 held, 4000 owed, reached");
        String quote = member + "/quotes/" + quoted.json().path("quote").asString();
        assertThat(send("demo-till", "POST", quote + "/commit", "", Http.fresh("k-"))
                        .status())
                .isEqualTo(201);
        assertThat(figures(member)).isEqualTo("10000: 0 available, 0 held, 10000 owed, reached");
    }

    @Test
    void tillsThatAreOfflineSpendNoneOfIt() {
        var device = new Device(DemoProgram.ID, new OfflineTillId("trm_00000000000000000001"));
        String till = operator("/v1/terminals", """
            {"merchant":"books","store":"s9","terminal":"credit","publicKey":"%s"}\
            """.formatted(device.key().text()))
                .json()
                .path("terminal")
                .asString();
        Instant now = http.bean(TestClock.class).instant();

        Http.Reply refused = operator("/v1/terminals/" + till + "/allowances", """
            {"unit":"account","total":500,"mostPerSale":100,"validFrom":"%s","validUntil":"%s","settleUntil":"%s"}\
            """.formatted(
                        now, now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(2))));

        assertThat(refused.code()).isEqualTo("credit-not-offline");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        String member = "/v1/members/" + http.member();

        assertThat(limit(member, 500_001).code()).isEqualTo("credit-limit-too-high");
        assertThat(operator(member + "/credit/none/limit", "{\"limit\":1,\"reason\":\"asked\"}")
                        .code())
                .isEqualTo("credit-line-not-found");
        assertThat(operator(member + "/credit/account/limit", "{\"limit\":-1,\"reason\":\"asked\"}")
                        .code())
                .isEqualTo("invalid-field");
        assertThat(operator(member + "/credit/account/limit", "{\"limit\":1}").code())
                .isEqualTo("malformed-request");
        assertThat(repay(member, "cafe", Http.fresh("R-"), 1).code()).isEqualTo("credit-not-granted");
        assertThat(operator(member + "/credit/account/block", "{\"reason\":\"late\"}")
                        .code())
                .isEqualTo("credit-not-granted");
        assertThat(spend(member, 1).code()).isEqualTo("insufficient-balance");
        assertThat(operator(member + "/adjustments", "{\"unit\":\"account\",\"amount\":5,\"reason\":\"gift\"}")
                        .code())
                .isEqualTo("unit-not-adjustable");
        assertThat(send("demo-till", "POST", member + "/credit/account/limit", "{\"limit\":1,\"reason\":\"x\"}", "k")
                        .status())
                .isEqualTo(403);
        assertThat(send("demo-till", "GET", member + "/credit", "", "").json().toString())
                .isEqualTo("{\"lines\":[]}");
    }

    @Test
    void aKeyOfAnotherMerchantSetsAndBlocksNothing() {
        String member = granted(5_000);
        String secret = http.post("demo-admin", "/v1/keys", "{\"role\":\"operator\",\"merchant\":\"books\"}")
                .json()
                .path("key")
                .asString();

        for (String asked : new String[] {"limit", "block"}) {
            String body = asked.equals("limit") ? "{\"limit\":9000,\"reason\":\"x\"}" : "{\"reason\":\"x\"}";
            assertThat(http.post(secret, member + "/credit/account/" + asked, body)
                            .code())
                    .isEqualTo("credit-of-another-lender");
        }
    }

    private static String granted(long limit) {
        String member = "/v1/members/" + http.member();
        Http.Reply granted = limit(member, limit);
        assertThat(granted.status()).as(granted.text()).isEqualTo(201);
        return member;
    }

    private static Http.Reply limit(String member, long limit) {
        return operator(member + "/credit/account/limit", "{\"limit\":%d,\"reason\":\"asked for\"}".formatted(limit));
    }

    private static void spent(String member, long amount) {
        Http.Reply spent = spend(member, amount);
        assertThat(spent.status()).as(spent.text()).isEqualTo(201);
    }

    private static Http.Reply spend(String member, long amount) {
        String body = spending("books", Http.fresh("B-"), amount);
        return send("demo-till", "POST", member + "/redemptions", body, Http.fresh("k-"));
    }

    private static String spending(String merchant, String reference, long amount) {
        return "{\"merchant\":\"%s\",\"unit\":\"account\",\"amount\":%d,\"reference\":\"%s\"}"
                .formatted(merchant, amount, reference);
    }

    private static Http.Reply repay(String member, String merchant, String receipt, long amount) {
        String body = repayment(merchant, receipt, amount);
        return send("demo-till", "POST", member + "/credit/account/repayments", body, Http.fresh("k-"));
    }

    private static String repayment(String merchant, String receipt, long amount) {
        return "{\"merchant\":\"%s\",\"receipt\":\"%s\",\"currency\":\"CNY\",\"amount\":%d,\"payment\":\"transfer\"}"
                .formatted(merchant, receipt, amount);
    }

    private static JsonNode line(String member) {
        return send("demo-app", "GET", member + "/credit", "", "").json().at("/lines/0");
    }

    private static String figures(String member) {
        JsonNode line = line(member);
        return "%d: %d available, %d held, %d owed, %s"
                .formatted(
                        line.path("limit").asLong(),
                        line.path("available").asLong(),
                        line.path("held").asLong(),
                        line.path("owed").asLong(),
                        line.path("level").asString());
    }

    private static Http.Reply operator(String path, String body) {
        return send("demo-operator", "POST", path, body, Http.fresh("k-"));
    }

    private static Http.Reply send(String bearer, String method, String path, String body, String key) {
        Map<String, String> headers = new HashMap<>();
        if (!key.isEmpty()) {
            headers.put("Idempotency-Key", key);
        }
        Http.Reply reply = http.send(bearer, method, path, body, headers);
        Contract.Operation operation = contract.operations().stream()
                .filter(known -> known.method().equals(method)
                        && path.replaceFirst("\\?.*", "").matches(known.path().replaceAll("\\{\\w+}", "[^/]+")))
                .min(java.util.Comparator.comparing(
                        known -> known.path().replaceAll("[^{]", "").length()))
                .orElseThrow();
        assertThat(contract.fault(operation, reply, Locale.ENGLISH))
                .as("%s: %s", operation, reply)
                .isEmpty();
        return reply;
    }
}
