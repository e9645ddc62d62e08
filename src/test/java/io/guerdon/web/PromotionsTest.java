package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Rehearses docs/guide.md, by the API alone: its program is published from what the demo has, and its promotions do what the
 * guide says. Reasons of an entry, unique codes and the commit of a quote are rehearsed where they belong.
 */
class PromotionsTest {
    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);
    private String path = "";

    @BeforeEach
    void publishPromotions() throws IOException {
        String draft = Files.readString(Path.of("ops/promotions.draft.json"));
        Http.Reply saved = http.send("demo-operator", "PUT", "/v1/program/draft", draft, Map.of());
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(http.post("demo-admin", "/v1/program/draft/publication", "").status())
                .isEqualTo(201);
        clock.advance(Duration.ofSeconds(3));
        path = "/v1/members/" + http.member();
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void fuelAndSupermarketsEarnDouble() {
        assertThat(earned(bought("fuel", 1, 20_000), "points")).isEqualTo(400);
        assertThat(earned(bought("groceries", 1, 10_000), "points")).isEqualTo(200);
        assertThat(earned(bought("book", 1, 10_000), "points")).isEqualTo(100);
    }

    @Test
    void whoSpends300Gets50OffTheNextTime() {
        assertThat(earned(bought("book", 1, 29_900), "back-50")).isZero();
        assertThat(earned(bought("book", 1, 30_000), "back-50")).isEqualTo(1);
        String coupon = http.get("demo-app", path + "/coupons")
                .json()
                .at("/items/0/coupon")
                .asString();

        JsonNode quoted =
                http.post("demo-till", path + "/quotes", """
                    {"merchant":"cafe","receipt":"Q-1","currency":"CNY","amount":12000,"use":{"coupons":["%s"]}}\
                    """.formatted(coupon)).json();

        assertThat(quoted.path("toPay").asInt()).as("%s", quoted).isEqualTo(7_000);
        assertThat(quoted.at("/wouldEarn/0/amount").asInt()).isEqualTo(70);
    }

    @Test
    void aCodeGivesWhoeverEntersItNineOffOnce() {
        assertThat(http.post("demo-app", path + "/coupons/codes", "{\"code\":\"welcome\"}")
                        .status())
                .isEqualTo(201);
        assertThat(http.post("demo-app", path + "/coupons/codes", "{\"code\":\"WELCOME\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whoBuysTwoCakesGetsTheCheapestOfThree() {
        String coupon = http.post("demo-app", path + "/coupons/codes", "{\"code\":\"threecakes\"}")
                .json()
                .path("coupon")
                .asString();

        JsonNode quoted =
                http.post("demo-till", path + "/quotes", """
                    {"merchant":"cafe","receipt":"Q-1","currency":"CNY","use":{"coupons":["%s"]},"lines":[
                     {"line":1,"category":"cake","quantity":2,"amount":5000},
                     {"line":2,"category":"cake","quantity":1,"amount":1800},
                     {"line":3,"category":"coffee","quantity":1,"amount":1000}]}\
                    """.formatted(coupon)).json();

        assertThat(quoted.path("toPay").asInt()).as("%s", quoted).isEqualTo(6_000);
    }

    @Test
    void fivePercentComeBackAfterFourteenDaysAndPayAtTheTill() {
        assertThat(earned(bought("book", 1, 10_000), "cashback")).isEqualTo(500);
        String spend = "{\"merchant\":\"books\",\"unit\":\"cashback\",\"amount\":500}";
        assertThat(http.post("demo-till", path + "/redemptions", spend).status())
                .isEqualTo(409);
        clock.advance(Duration.ofDays(14));

        Http.Reply paid = http.post("demo-till", path + "/redemptions", spend);

        assertThat(paid.status()).as(paid.text()).isEqualTo(201);
        assertThat(paid.json().at("/value/amount").asInt()).isEqualTo(500);
    }

    @Test
    void whatAQuarterBringsCountsForARebate() {
        clock.advance(Duration.ofDays(1));
        bought("book", 1, 1_200_000);

        JsonNode current = http.get("demo-operator", path + "/rebates").json().at("/rebates/0/current");

        assertThat(current.path("accrued").asInt())
                .as("3%% of 2,000.00: %s", current)
                .isEqualTo(6_000);
    }

    @Test
    void whoJoinsGetsThreeDeliveriesAndNineOff() {
        http.post("demo-till", path + "/activities", "{\"type\":\"joined\"}");
        Http.Reply again = http.post("demo-till", path + "/activities", "{\"type\":\"joined\"}");
        assertThat(again.json().path("earned").toString()).isEqualTo("[]");
        String delivery = coupon("free-delivery");
        String nine = coupon("nine-off");

        assertThat(ordered("O-1", delivery, nine)).isEqualTo(9_100);
        assertThat(ordered("O-2", delivery, nine)).isEqualTo(10_000);
        assertThat(ordered("O-3", delivery, nine)).isEqualTo(10_000);
        assertThat(ordered("O-4", delivery, nine)).isEqualTo(11_200);
    }

    private String coupon(String definition) {
        for (JsonNode coupon : http.get("demo-app", path + "/coupons").json().path("items")) {
            if (coupon.path("definition").asString().equals(definition)) {
                return coupon.path("coupon").asString();
            }
        }
        throw new AssertionError("no " + definition);
    }

    /** What is to pay for goods of 100 and delivery of 12. */
    private int ordered(String receipt, String delivery, String nine) {
        JsonNode quoted = http.post("demo-till", path + "/quotes", """
            {"merchant":"cafe","receipt":"%s","currency":"CNY","use":{"coupons":["%s","%s"]},"lines":[
             {"line":1,"category":"book","quantity":1,"amount":10000},
             {"line":2,"category":"delivery","quantity":1,"amount":1200}]}\
            """.formatted(receipt, delivery, nine))
                .json();
        String quote = quoted.path("quote").asString();
        assertThat(http.post("demo-till", path + "/quotes/" + quote + "/commit", "")
                        .status())
                .isEqualTo(201);
        return quoted.path("toPay").asInt();
    }

    @Test
    void anOldMachineHandedBackPaysForTheNewOne() {
        Http.Reply traded = http.post("demo-till", path + "/activities", """
            {"type":"trade-in","merchant":"cafe","lines":[{"line":1,"category":"machine","quantity":1,"amount":30000}]}\
            """);
        assertThat(earned(traded.json(), "credit")).as(traded.text()).isEqualTo(30_000);

        JsonNode quoted = http.post("demo-till", path + "/quotes", """
            {"merchant":"cafe","receipt":"Q-1","currency":"CNY","amount":100000,"use":{"wallets":[{"unit":"credit","amount":30000}]}}\
            """).json();

        assertThat(quoted.path("toPay").asInt()).as("%s", quoted).isEqualTo(70_000);
    }

    @Test
    void aReviewEarnsTwentyTwiceAMonth() {
        String review = "{\"type\":\"review\"}";
        for (int twice = 0; twice < 2; twice++) {
            assertThat(earned(
                            http.post("demo-till", path + "/activities", review).json(), "points"))
                    .isEqualTo(20);
        }
        assertThat(earned(http.post("demo-till", path + "/activities", review).json(), "points"))
                .isZero();
    }

    @Test
    void theTenthCoffeeIsFree() {
        String claim = path + "/rewards/free-coffee/claims";
        bought("coffee", 8, 22_400);
        assertThat(http.post("demo-till", claim, "{\"merchant\":\"cafe\"}").status())
                .isEqualTo(409);
        bought("coffee", 1, 2_800);

        assertThat(http.post("demo-till", claim, "{\"merchant\":\"cafe\"}").status())
                .isEqualTo(201);
    }

    @Test
    void aGiftCardIsSoldSpentPutBackToppedUpBlockedMovedAndPaidOut() {
        JsonNode sold = http.post("demo-till", "/v1/gift-cards", """
            {"definition":"classic","merchant":"cafe","receipt":"R-1","currency":"CNY","amount":10000}\
            """).json();
        String code = sold.path("code").asString();
        JsonNode paid = card(
                "demo-till", code, "/redemptions", "{\"merchant\":\"books\",\"amount\":7500,\"reference\":\"R-2\"}");
        assertThat(left(paid)).isEqualTo(2_500);
        String entry = paid.at("/entry/id").asString();
        assertThat(left(card("demo-till", code, "/redemptions/" + entry + "/refunds", "{\"amount\":500}")))
                .isEqualTo(3_000);
        assertThat(left(card("demo-till", code, "/top-ups", """
            {"merchant":"cafe","receipt":"R-3","currency":"CNY","amount":2000}\
            """))).isEqualTo(5_000);
        card("demo-admin", code, "/block", "{\"reason\":\"lost\"}");
        card("demo-admin", code, "/unblock", "{\"reason\":\"found\"}");
        String to = path.substring("/v1/members/".length());
        assertThat(left(card("demo-operator", code, "/transfers", "{\"to\":\"%s\",\"amount\":1000}".formatted(to))))
                .isEqualTo(4_000);
        JsonNode out = card("demo-till", code, "/payout", "{\"merchant\":\"cafe\",\"reference\":\"till-7\"}");
        assertThat(out.at("/value/amount").asLong()).isEqualTo(4_000);
    }

    @Test
    void aThousandPaidInGivesAHundredAndTheRestGoesBack() {
        JsonNode paidIn = http.post("demo-till", path + "/top-ups", """
            {"storedValue":"stored-value","merchant":"cafe","receipt":"V-1","currency":"CNY","amount":100000,"payment":"card"}\
            """).json();
        assertThat(paidIn.path("bonus").asLong()).isEqualTo(10_000);
        JsonNode spent = http.post(
                        "demo-till",
                        path + "/redemptions",
                        "{\"merchant\":\"books\",\"unit\":\"stored-value\",\"amount\":5500}")
                .json();
        assertThat(spent.path("used").toString())
                .isEqualTo("[{\"unit\":\"paid-in\",\"amount\":5000},{\"unit\":\"paid-in-bonus\",\"amount\":500}]");
        String refunds = path + "/top-ups/" + paidIn.path("topUp").asString() + "/refunds";
        JsonNode back = http.post("demo-operator", refunds, "{\"reason\":\"moves away\"}")
                .json();
        assertThat(back.at("/paidBack/amount").asLong()).isEqualTo(94_500);
    }

    @Test
    void aMemberOwesAndIsWarnedAtEightyInAHundred() {
        String member = "/v1/members/" + http.member();
        http.post("demo-operator", member + "/credit/account/limit", "{\"limit\":100000,\"reason\":\"regular\"}");
        http.post(
                "demo-till", member + "/redemptions", "{\"merchant\":\"books\",\"unit\":\"account\",\"amount\":80000}");
        JsonNode line = http.get("demo-operator", member + "/credit").json().at("/lines/0");
        assertThat(line.path("owed").asInt()).isEqualTo(80_000);
        assertThat(line.path("level").asString()).isEqualTo("warned");
        Http.Reply repaid = http.post("demo-till", member + "/credit/account/repayments", """
            {"merchant":"cafe","receipt":"K-1","currency":"CNY","amount":50000}\
            """);
        assertThat(repaid.json().path("owed").asInt()).isEqualTo(30_000);
    }

    private JsonNode card(String bearer, String code, String at, String body) {
        Map<String, String> headers = Map.of("Gift-Card-Code", code, "Idempotency-Key", Http.fresh("g-"));
        Http.Reply reply = http.send(bearer, "POST", "/v1/gift-cards/presented" + at, body, headers);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json();
    }

    private static long left(JsonNode answer) {
        return answer.at("/balances/cash/available").asLong();
    }

    @Test
    void goldEarnsTriple() {
        bought("book", 1, 500_000);

        assertThat(http.get("demo-app", path + "/tier").json().path("tier").asString())
                .isEqualTo("gold");
        assertThat(earned(bought("book", 1, 10_000), "points")).isEqualTo(300);
        assertThat(earned(bought("fuel", 1, 10_000), "points")).isEqualTo(300);
    }

    @Test
    void theFirstThreeOrdersEarn100More() {
        for (int order = 1; order <= 3; order++) {
            assertThat(earned(bought("online", 1, 10_000), "points")).isEqualTo(200);
        }
        assertThat(earned(bought("online", 1, 10_000), "points")).isEqualTo(100);
        assertThat(http.get("demo-operator", "/v1/program/budgets").text())
                .contains("\"group\":\"welcome\",\"unit\":\"points\",\"per\":\"EVER\"")
                .contains("\"most\":1000000,\"given\":300,\"promised\":0,\"left\":999700");
    }

    @Test
    void inTheMonthOfBirthEverythingEarnsTriple() {
        assertThat(http.send("demo-operator", "PUT", path + "/profile", "{\"birthday\":\"1990-11-03\"}", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(earned(bought("fuel", 1, 10_000), "points")).isEqualTo(300);
        clock.advance(Duration.ofDays(30));
        assertThat(earned(bought("fuel", 1, 10_000), "points")).isEqualTo(200);
    }

    @Test
    void cashbackIsAtMost100AMonth() {
        assertThat(earned(bought("book", 1, 150_000), "cashback")).isEqualTo(7_500);
        assertThat(earned(bought("book", 1, 150_000), "cashback")).isEqualTo(2_500);
        assertThat(earned(bought("book", 1, 150_000), "cashback")).isZero();
        clock.advance(Duration.ofDays(30));
        assertThat(earned(bought("book", 1, 150_000), "cashback")).isEqualTo(7_500);
    }

    private JsonNode bought(String category, int quantity, int amount) {
        Http.Reply reply = http.post(
                "demo-till", path + "/purchases", """
                    {"merchant":"cafe","receipt":"%s","currency":"CNY",
                     "lines":[{"line":1,"sku":"S","category":"%s","quantity":%d,"amount":%d}]}\
                    """.formatted(Http.fresh("P-"), category, quantity, amount));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json();
    }

    private static int earned(JsonNode purchase, String unit) {
        for (JsonNode earned : purchase.path("earned")) {
            if (earned.path("unit").asString().equals(unit)) {
                return earned.path("amount").asInt();
            }
        }
        return 0;
    }
}
