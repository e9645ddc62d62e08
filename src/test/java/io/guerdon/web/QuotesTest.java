package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A basket priced with points and cashback, and what becomes of the price. */
class QuotesTest {
    private static final String SETTINGS = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replace(
                    "\"wallets\":[]",
                    "\"wallets\":[{\"id\":\"cashback\",\"use\":\"TENDER\",\"lots\":{\"expiry\":{\"mode\":\"never\"},"
                            + "\"pending\":{\"mode\":\"at-once\"},\"owed\":\"OWE\",\"grace\":\"P30D\"}},"
                            + "{\"id\":\"miles\",\"use\":\"STATUS\",\"lots\":{\"expiry\":{\"mode\":\"never\"},"
                            + "\"pending\":{\"mode\":\"at-once\"},\"owed\":\"OWE\",\"grace\":\"P30D\"}}]")
            .replace(
                    "\"coupons\":[]",
                    "\"coupons\":[" + coupon("ten-off", "{\"mode\":\"amount\",\"minor\":1000}") + ","
                            + coupon("tenth", "{\"mode\":\"percent\",\"basisPoints\":1000,\"rounding\":\"DOWN\"}")
                            + "]")
            .replace("\"redeemRate\":null", "\"redeemRate\":{\"points\":100,\"minor\":100}");
    private static final String BASKET = """
        "merchant":"cafe","receipt":"%s","currency":"CNY","lines":[
         {"line":1,"sku":"LATTE","category":"coffee","quantity":2,"amount":5600},
         {"line":2,"sku":"CAKE","category":"cake","quantity":1,"amount":2400}]\
        """;

    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);
    private String path = "";

    @BeforeEach
    void anAccountWithPointsAndCashback() {
        Revising.enforce(http, SETTINGS);
        path = "/v1/members/" + http.memberWith(500);
        http.post(
                "demo-operator",
                path + "/adjustments",
                "{\"unit\":\"cashback\",\"amount\":300,\"reason\":\"opening\"}");
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void whatIsQuotedIsHeldAndThenChargedAndEarned() {
        Http.Reply quoted = quote("R-1", "\"points\":500,\"cashback\":300");

        assertThat(quoted.status()).as(quoted.text()).isEqualTo(201);
        assertThat(quoted.json().path("toPay").asInt()).isEqualTo(7_200);
        assertThat(quoted.json().path("discounts").toString())
                .isEqualTo("[{\"unit\":\"cashback\",\"amount\":300,\"value\":300},"
                        + "{\"unit\":\"points\",\"amount\":500,\"value\":500}]");
        assertThat(quoted.json().path("notApplied").size()).isZero();
        assertThat(quoted.json().at("/wouldEarn/0/amount").asInt()).isEqualTo(75);
        assertThat(quoted.json().at("/balances/points").toString())
                .isEqualTo("{\"available\":0,\"held\":500,\"pending\":0}");

        Http.Reply done = commit(quoted, "c-1");

        assertThat(done.status()).as(done.text()).isEqualTo(201);
        assertThat(done.json().path("earned").toString())
                .isEqualTo(quoted.json().path("wouldEarn").toString());
        assertThat(done.json().at("/balances/points").toString())
                .isEqualTo("{\"available\":75,\"held\":0,\"pending\":0}");
        assertThat(done.json().at("/balances/cashback/available").asInt()).isZero();
        assertThat(commit(quoted, "c-1").text()).isEqualTo(done.text());
        assertThat(commit(quoted, "c-2").code()).isEqualTo("quote-committed");
        assertThat(end(quoted, "drop").code()).isEqualTo("quote-committed");
    }

    @Test
    void goodsThatComeBackGiveBackWhatWasUsedForThem() {
        commit(quote("R-1", "\"points\":500,\"cashback\":300"), "c-1");
        Http.Reply back = http.post("demo-till", path + "/purchases/receipt:cafe:R-1/returns", """
            {"lines":[{"line":1,"quantity":2},{"line":2,"quantity":1}]}\
            """);

        assertThat(back.json().path("restored").toString())
                .isEqualTo("[{\"unit\":\"cashback\",\"amount\":300},{\"unit\":\"points\",\"amount\":500}]");
        assertThat(back.json().path("takenBack").toString()).isEqualTo("[{\"unit\":\"points\",\"amount\":75}]");
        assertThat(balance("points")).isEqualTo(500);
        assertThat(balance("cashback")).isEqualTo(300);
    }

    @Test
    void whatCannotBeUsedIsLeftOutAndSaid() {
        JsonNode quoted = quote("R-1", "\"points\":600,\"cashback\":7900").json();

        assertThat(quoted.path("notApplied").toString())
                .isEqualTo("[{\"what\":\"cashback\",\"amount\":7600,\"why\":\"insufficient\"},"
                        + "{\"what\":\"points\",\"amount\":100,\"why\":\"insufficient\"}]");
        assertThat(quoted.path("toPay").asInt()).isEqualTo(7_200);
    }

    @Test
    void nothingIsUsedWhereNothingIsLeftToPay() {
        http.post(
                "demo-operator", path + "/adjustments", "{\"unit\":\"cashback\",\"amount\":8000,\"reason\":\"more\"}");
        JsonNode quoted = quote("R-1", "\"points\":500,\"cashback\":8300").json();

        assertThat(quoted.path("toPay").asInt()).isZero();
        assertThat(quoted.path("notApplied").toString())
                .isEqualTo("[{\"what\":\"cashback\",\"amount\":300,\"why\":\"nothing-left-to-pay\"},"
                        + "{\"what\":\"points\",\"amount\":500,\"why\":\"nothing-left-to-pay\"}]");
    }

    @Test
    void aDroppedQuoteAndALapsedOneGiveEverythingBack() {
        Http.Reply first = quote("R-1", "\"points\":500");
        Http.Reply dropped = end(first, "drop");

        assertThat(dropped.json().path("released").toString()).isEqualTo("[{\"unit\":\"points\",\"amount\":500}]");
        assertThat(balance("points")).isEqualTo(500);
        assertThat(commit(first, "c-1").code()).isEqualTo("quote-dropped");

        Http.Reply second = quote("R-1", "\"points\":500");
        clock.advance(Duration.ofMinutes(15));

        assertThat(commit(second, "c-2").code()).isEqualTo("quote-lapsed");
        assertThat(balance("points")).isEqualTo(500);
    }

    @Test
    void theReceiptOfAQuoteThatCameToNothingIsFreeAndThatOfACommittedOneIsNot() {
        end(quote("R-1", "\"points\":1"), "drop");
        commit(quote("R-1", "\"points\":1"), "c-1");

        assertThat(http.post("demo-till", path + "/purchases", Http.purchase("R-1", 100))
                        .code())
                .isEqualTo("receipt-already-recorded");
        assertThat(commit(quote("R-1", "\"points\":1"), "c-2").code()).isEqualTo("receipt-already-recorded");
    }

    @Test
    void aQuoteIsJudgedByTheRulesItWasMadeUnder() {
        Http.Reply quoted = quote("R-1", "\"points\":500");
        String dearer = SETTINGS.replace("\"points\":1,\"stepMinor\"", "\"points\":5,\"stepMinor\"");
        Revising.enforce(http, dearer);
        assertThat(earnedBy(http.post("demo-till", path + "/purchases", Http.purchase("R-2", 7_500))))
                .isEqualTo(375);
        assertThat(earnedBy(commit(quoted, "c-1"))).isEqualTo(75);
    }

    private static int earnedBy(Http.Reply purchase) {
        return purchase.json().at("/earned/0/amount").asInt();
    }

    @Test
    void refusesWhatCannotPayAndWhatIsNotThere() {
        assertThat(quote("R-1", "\"wallets\":[{\"unit\":\"miles\",\"amount\":5}]")
                        .code())
                .isEqualTo("unknown-tender");
        assertThat(http.post("demo-till", path + "/quotes/quo_1-1/commit", "").code())
                .isEqualTo("quote-not-found");
        Http.Reply quoted = quote("R-1", "\"points\":500");
        String hold = quoted.json().path("quote").asString() + ".points";
        assertThat(http.post("demo-till", path + "/holds/" + hold + "/capture", "")
                        .code())
                .isEqualTo("hold-not-found");
        String other = http.post("demo-admin", "/v1/keys", "{\"role\":\"till\",\"merchant\":\"books\"}")
                .json()
                .path("key")
                .asString();
        String drop = path + "/quotes/" + quoted.json().path("quote").asString() + "/drop";
        assertThat(http.post(other, drop, "").code()).isEqualTo("another-merchant");
    }

    @Test
    void aCouponLowersThePriceAndWhatIsEarnedAndComesBackWithTheGoods() {
        String coupon = given("ten-off");

        Http.Reply quoted = quote("R-1", "\"coupons\":[\"%s\"],\"points\":500".formatted(coupon));

        assertThat(quoted.status()).as(quoted.text()).isEqualTo(201);
        assertThat(quoted.json().path("discounts").toString())
                .isEqualTo("[{\"unit\":\"ten-off\",\"coupon\":\"%s\",\"amount\":1,\"value\":1000},".formatted(coupon)
                        + "{\"unit\":\"points\",\"amount\":500,\"value\":500}]");
        assertThat(quoted.json().path("toPay").asInt()).isEqualTo(6_500);
        assertThat(quoted.json().at("/wouldEarn/0/amount").asInt()).isEqualTo(65);
        assertThat(commit(quoted, "c-1").json().at("/earned/0/amount").asInt()).isEqualTo(65);
        assertThat(balance("ten-off")).isZero();
        http.post("demo-till", path + "/purchases/receipt:cafe:R-1/returns", """
            {"lines":[{"line":1,"quantity":2},{"line":2,"quantity":1}]}\
            """);
        assertThat(balance("ten-off")).isEqualTo(1);
    }

    @Test
    void aCouponThatAQuoteUsedIsRedeemedAndNoOtherGoesOnItsReceipt() {
        String coupon = given("ten-off");
        commit(quote("R-1", "\"coupons\":[\"%s\"]".formatted(coupon)), "c-1");

        assertThat(redeem(coupon, "R-2").code()).isEqualTo("coupon-already-redeemed");
        assertThat(redeem(given("tenth"), "R-1").code()).isEqualTo("coupons-do-not-stack");
    }

    @Test
    void aCouponComesBackWhenTheLastPieceDoesEvenIfItCostNothing() {
        String coupon = given("ten-off");
        String basket = """
            {"merchant":"cafe","receipt":"R-1","currency":"CNY","use":{"coupons":["%s"]},"lines":[
             {"line":1,"quantity":1,"amount":1000},{"line":2,"quantity":1,"amount":0}]}\
            """.formatted(coupon);
        Http.Reply quoted = http.post("demo-till", path + "/quotes", basket);
        assertThat(quoted.json().path("toPay").asInt()).isZero();
        commit(quoted, "c-1");

        back("R-1", 1);
        assertThat(balance("ten-off")).isZero();
        back("R-1", 2);
        assertThat(balance("ten-off")).isEqualTo(1);
    }

    @Test
    void aQuoteRefusedOnceStaysRefusedUnderItsKey() {
        http.post("demo-operator", path + "/status", "{\"status\":\"suspended\",\"reason\":\"test\"}");
        String body = "{%s,\"use\":{\"points\":500}}".formatted(BASKET.formatted("R-1"));
        Http.Reply refused = http.post("demo-till", path + "/quotes", body, "q-1");
        http.post("demo-operator", path + "/status", "{\"status\":\"active\",\"reason\":\"test\"}");

        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(http.post("demo-till", path + "/quotes", body, "q-1").code()).isEqualTo(refused.code());
        assertThat(http.post("demo-till", path + "/quotes", body, "q-2").status())
                .isEqualTo(201);
    }

    private void back(String receipt, int line) {
        http.post(
                "demo-till",
                path + "/purchases/receipt:cafe:" + receipt + "/returns",
                "{\"lines\":[{\"line\":%d,\"quantity\":1}]}".formatted(line));
    }

    private Http.Reply redeem(String coupon, String reference) {
        return http.post("demo-till", path + "/coupons/" + coupon + "/redemptions", """
            {"merchant":"cafe","reference":"%s","currency":"CNY","lines":[{"line":1,"quantity":1,"amount":5000}]}\
            """.formatted(reference));
    }

    @Test
    void couponsThatDoNotStackOrAreNotThereAreLeftOutAndSaid() {
        String one = given("ten-off");
        String other = given("tenth");

        JsonNode quoted = quote("R-1", "\"coupons\":[\"%s\",\"%s\",\"cpn_x-9.0\"]".formatted(one, other))
                .json();

        assertThat(quoted.path("toPay").asInt()).isEqualTo(7_000);
        assertThat(quoted.path("notApplied").toString())
                .isEqualTo("[{\"what\":\"%s\",\"amount\":1,\"why\":\"coupons-do-not-stack\"},".formatted(other)
                        + "{\"what\":\"cpn_x-9.0\",\"amount\":1,\"why\":\"coupon-not-usable\"}]");
    }

    private String given(String definition) {
        Http.Reply issued = http.post(
                "demo-operator",
                path + "/coupons",
                "{\"definition\":\"%s\",\"reason\":\"test\"}".formatted(definition));
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        return issued.json().path("coupon").asString();
    }

    private static String coupon(String id, String off) {
        return "{\"id\":\"" + id + "\",\"off\":" + off + ",\"use\":{\"minimumMinor\":0},\"supply\":{},"
                + "\"lots\":{\"expiry\":{\"mode\":\"never\"},\"pending\":{\"mode\":\"at-once\"},\"owed\":\"WRITE_OFF\","
                + "\"grace\":\"P7D\"}}";
    }

    private Http.Reply quote(String receipt, String use) {
        return http.post("demo-till", path + "/quotes", "{%s,\"use\":{%s}}".formatted(BASKET.formatted(receipt), use));
    }

    private Http.Reply commit(Http.Reply quoted, String key) {
        String quote = quoted.json().path("quote").asString();
        return http.post("demo-till", path + "/quotes/" + quote + "/commit", "", key);
    }

    private Http.Reply end(Http.Reply quoted, String how) {
        return http.post(
                "demo-till", path + "/quotes/" + quoted.json().path("quote").asString() + "/" + how, "");
    }

    private int balance(String wallet) {
        return http.get("demo-app", path + "/balances")
                .json()
                .at("/balances/" + wallet + "/available")
                .asInt();
    }
}
