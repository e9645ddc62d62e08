package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coupons in a program made by the API alone: spend 300, get 50 back; a welcome code; a fixed stock. */
class CouponsTest {
    private static final String SETTINGS =
            ProgramJson.settings(DemoProgram.program()).toString();
    private static final String LOTS = """
        "lots":{"expiry":{"mode":"after-period","period":"P30D","roundUp":"DAY"},"pending":{"mode":"at-once"},
         "owed":"WRITE_OFF","grace":"P7D"}\
        """;
    private static final String COUPONS = """
        "coupons":[
         {"id":"back-50","off":{"mode":"amount","minor":5000},"use":{"minimumMinor":10000},"supply":{},LOTS},
         {"id":"welcome","off":{"mode":"percent","basisPoints":1000,"rounding":"DOWN"},
          "use":{"minimumMinor":0,"merchants":["cafe"],"goods":[{"categories":["coffee"]}],"when":["time.hour >= 6"],
           "stacking":"welcome"},
          "supply":{"perMember":1,"code":"WELCOME"},LOTS},
         {"id":"latte","off":{"mode":"fixed-price","minor":900,"piece":"DEAREST"},
          "use":{"minimumMinor":0,"stacking":"drinks"},"supply":{"stock":100},LOTS},
         {"id":"later","off":{"mode":"free-item","piece":"CHEAPEST"},"use":{"minimumMinor":0},"supply":{},
          "lots":{"expiry":{"mode":"on-date","date":"2026-12-31"},"pending":{"mode":"on-date","date":"2026-12-01"},
           "owed":"WRITE_OFF","grace":"P7D"}}]\
        """.replace("LOTS", LOTS);
    private static final String GROUPS = """
        "groups":[{"id":"back","wallet":"back-50","play":"ALL","rules":[{"id":"spend-300",
         "atLeast":{"minor":30000,"pieces":0},"effect":{"gives":"fixed","points":1}}]}]\
        """;

    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);
    private String path = "";

    @BeforeEach
    void publishCoupons() {
        Http.Reply published = settings(COUPONS);
        assertThat(published.status()).as(published.text()).isEqualTo(201);
        clock.advance(Duration.ofSeconds(3));
        path = "/v1/members/" + http.member();
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void whoSpends300Gets50BackOnTheNextPurchase() {
        buy("R-1", 30_000);
        String coupon = only("back-50");
        Http.Reply used = redeem(coupon, "R-2", 12_000, 8_000);

        assertThat(used.status()).as(used.text()).isEqualTo(201);
        assertThat(used.json().path("value").toString()).isEqualTo("{\"amount\":5000,\"currency\":\"CNY\"}");
        assertThat(used.json().path("discount").toString())
                .isEqualTo("[{\"line\":1,\"amount\":3000},{\"line\":2,\"amount\":2000}]");
        assertThat(used.json().at("/balances/back-50/available").asInt()).isZero();
        assertThat(redeem(coupon, "R-3", 12_000, 8_000).code()).isEqualTo("coupon-already-redeemed");
        assertThat(coupons()).isEqualTo("[]");
    }

    @Test
    void goodsThatComeBackBringBackTheCouponUsedOnThem() {
        buy("R-1", 30_000);
        String coupon = only("back-50");
        redeem(coupon, "R-2", 12_000, 8_000);
        buy("R-2", 15_000);

        Http.Reply part = goodsBack("R-2", 5_000);
        Http.Reply rest = goodsBack("R-2", 10_000);

        assertThat(part.json().path("restored").toString()).isEqualTo("[]");
        assertThat(rest.json().path("restored").toString()).isEqualTo("[{\"unit\":\"back-50\",\"amount\":1}]");
        assertThat(only("back-50")).isEqualTo(coupon);
        assertThat(redeem(coupon, "R-4", 12_000, 8_000).status()).isEqualTo(201);
    }

    @Test
    void goodsThatComeBackTakeBackTheCouponTheyHadEarned() {
        buy("R-1", 30_000);
        String coupon = only("back-50");
        Http.Reply back = goodsBack("R-1", 1_000);

        assertThat(back.json().path("takenBack").toString()).contains("{\"unit\":\"back-50\",\"amount\":1}");
        assertThat(redeem(coupon, "R-2", 12_000, 8_000).code()).isEqualTo("coupon-taken-back");
    }

    @Test
    void aCouponExpires() {
        buy("R-1", 30_000);
        String coupon = only("back-50");
        clock.advance(Duration.ofDays(31));

        assertThat(coupons()).isEqualTo("[]");
        assertThat(redeem(coupon, "R-2", 12_000, 8_000).code()).isEqualTo("coupon-expired");
    }

    @Test
    void aReversedRedemptionGivesTheCouponBack() {
        String coupon = give("back-50");
        String entry =
                redeem(coupon, "R-2", 12_000, 8_000).json().at("/entry/id").asString();
        http.post("demo-operator", path + "/entries/" + entry + "/reversal", "{\"reason\":\"wrong customer\"}");

        assertThat(only("back-50")).isEqualTo(coupon);
        assertThat(redeem(coupon, "R-2", 12_000, 8_000).status()).isEqualTo(201);
    }

    @Test
    void aReservationKeepsTheCouponForOneSaleAndWhatItTakesOff() {
        String coupon = give("back-50");
        Http.Reply kept = reserve(coupon, "R-2");
        String hold = kept.json().path("reservation").asString();

        assertThat(coupons()).contains("\"state\":\"reserved\"").contains(hold);
        assertThat(redeem(coupon, "R-3", 12_000, 8_000).code()).isEqualTo("coupon-is-reserved");
        assertThat(http.post("demo-till", path + "/holds/" + hold + "/capture", "")
                        .code())
                .isEqualTo("hold-of-coupon");
        Http.Reply used = capture(coupon, hold);
        assertThat(used.status()).as(used.text()).isEqualTo(201);
        assertThat(used.json().path("discount").toString())
                .isEqualTo(kept.json().path("discount").toString());
        assertThat(capture(coupon, hold).code()).isEqualTo("hold-captured");
        assertThat(capture(coupon, "hld_x").code()).isEqualTo("hold-not-found");
    }

    @Test
    void aReservationThatIsVoidedOrLapsesGivesTheCouponBack() {
        String coupon = give("back-50");
        String voided = reserve(coupon, "R-2").json().path("reservation").asString();
        assertThat(http.post("demo-till", path + "/holds/" + voided + "/void", "")
                        .status())
                .isEqualTo(201);
        String lapsed = reserve(coupon, "R-3").json().path("reservation").asString();
        clock.advance(Duration.ofMinutes(16));

        assertThat(capture(coupon, voided).code()).isEqualTo("hold-voided");
        assertThat(capture(coupon, lapsed).code()).isEqualTo("hold-lapsed");
        assertThat(only("back-50")).isEqualTo(coupon);
    }

    @Test
    void anOperatorGivesAndVoids() {
        String coupon = give("back-50");
        Http.Reply gone = http.post("demo-operator", path + "/coupons/" + coupon + "/void", "{\"reason\":\"fraud\"}");

        assertThat(gone.json().path("coupon").asString()).isEqualTo(coupon);
        assertThat(redeem(coupon, "R-2", 12_000, 8_000).code()).isEqualTo("coupon-already-voided");
        assertThat(redeem("cpn_x-1.0", "R-2", 12_000, 8_000).code()).isEqualTo("coupon-not-found");
        assertThat(give(path, "nothing", "k-unknown").code()).isEqualTo("coupon-definition-not-found");
        Http.Reply adjusted = http.post(
                "demo-operator", path + "/adjustments", "{\"unit\":\"back-50\",\"amount\":1,\"reason\":\"x\"}");
        assertThat(adjusted.code()).isEqualTo("unknown-unit");
    }

    @Test
    void saysWhyACouponDoesNotApply() {
        String back = give("back-50");
        assertThat(redeem(back, "R-2", 4_000, 5_999).json().path("eligible").asInt())
                .isEqualTo(9_999);
        assertThat(redeem(back, "R-2", 4_000, 5_999).code()).isEqualTo("coupon-minimum-not-reached");
        String welcome = enter("welcome").json().path("coupon").asString();
        assertThat(sale(welcome, "books", "R-2", "coffee", "CNY").code()).isEqualTo("coupon-not-for-merchant");
        assertThat(sale(welcome, "nobody", "R-2", "coffee", "CNY").code()).isEqualTo("unknown-merchant");
        assertThat(sale(welcome, "cafe", "R-2", "coffee", "EUR").code()).isEqualTo("currency-mismatch");
        assertThat(sale(welcome, "cafe", "R-2", "cake", "CNY").code()).isEqualTo("no-eligible-goods");
        clock.advance(Duration.ofHours(16));
        assertThat(sale(welcome, "cafe", "R-2", "coffee", "CNY").code()).isEqualTo("coupon-condition-not-met");
        clock.advance(Duration.ofHours(8));
        assertThat(redeem(give("latte"), "R-2", 900, 800).code()).isEqualTo("coupon-gives-nothing");
    }

    @Test
    void couponsStackByClass() {
        String welcome = enter("WELCOME").json().path("coupon").asString();
        assertThat(sale(welcome, "cafe", "R-2", "coffee", "CNY").status()).isEqualTo(201);

        assertThat(redeem(give("back-50"), "R-2", 12_000, 8_000).code()).isEqualTo("coupons-do-not-stack");
        assertThat(redeem(give("latte"), "R-2", 12_000, 8_000).status()).isEqualTo(201);
        assertThat(redeem(give("latte"), "R-2", 12_000, 8_000).code()).isEqualTo("coupons-do-not-stack");
        assertThat(redeem(give("latte"), "R-3", 12_000, 8_000).status()).isEqualTo(201);
    }

    @Test
    void aCouponThatIsNotValidYetWaits() {
        String coupon = give("later");

        assertThat(coupons()).contains("\"state\":\"pending\"").contains("2026-12-01T00:00:00+08:00");
        assertThat(redeem(coupon, "R-2", 1_000, 800).code()).isEqualTo("coupon-not-yet-valid");
        clock.advance(Duration.ofDays(9));
        assertThat(redeem(coupon, "R-2", 1_000, 800).json().path("discount").toString())
                .isEqualTo("[{\"line\":2,\"amount\":800}]");
        clock.advance(Duration.ofDays(31));
        assertThat(give(path, "later", "k-late").code()).isEqualTo("coupon-validity-over");
    }

    @Test
    void aSuspendedMemberUsesNothing() {
        String coupon = give("back-50");
        http.send(
                "demo-operator",
                "POST",
                path + "/status",
                "{\"status\":\"suspended\",\"reason\":\"x\"}",
                Map.of("Idempotency-Key", Http.fresh("k-")));

        assertThat(redeem(coupon, "R-2", 12_000, 8_000).code()).isEqualTo("account-suspended");
    }

    @Test
    void aRefusedUseIsRememberedUnderItsKey() {
        String coupon = give("back-50");
        String body = body("cafe", "R-2", "coffee", "CNY", 4_000, 5_999);
        Http.Reply refused = http.post("demo-till", path + "/coupons/" + coupon + "/redemptions", body, "k-late");
        Http.Reply again = http.post("demo-till", path + "/coupons/" + coupon + "/redemptions", body, "k-late");

        assertThat(again.replayed()).isTrue();
        assertThat(again.code()).isEqualTo(refused.code());
    }

    @Test
    void settingsThatCannotBeMeantAreRefused() {
        assertThat(settings(COUPONS.replace(
                                "\"supply\":{},LOTS".replace("LOTS", LOTS),
                                "\"supply\":{\"stock\":5},LOTS".replace("LOTS", LOTS)))
                        .text())
                .contains("limited");
        String joined = "\"groups\":[],\"activities\":[{\"type\":\"joined\","
                + GROUPS.replace("\"back-50\"", "\"latte\"") + "}]";
        assertThat(Revising.publish(
                                http,
                                SETTINGS.replace("\"coupons\":[]", COUPONS).replace("\"groups\":[]", joined))
                        .text())
                .contains("limited");
        assertThat(settings(COUPONS.replace("\"perMember\":1,", "")).text()).contains("/supply/perMember");
        assertThat(settings(COUPONS.replace("\"minor\":5000", "\"minor\":6000")).text())
                .contains("unchangeable");
        assertThat(settings(COUPONS.replace("\"merchants\":[\"cafe\"]", "\"merchants\":[\"pub\"]"))
                        .text())
                .contains("unknown-merchant");
        assertThat(settings(COUPONS.replace("time.hour >= 6", "time.hour + 6")).text())
                .contains("invalid-condition");
        assertThat(settings(COUPONS.replace("\"id\":\"later\"", "\"id\":\"latte\""))
                        .text())
                .contains("duplicate");
    }

    private Http.Reply settings(String coupons) {
        String settings = SETTINGS.replace("\"coupons\":[]", coupons.replaceAll("\\n *", ""))
                .replace("\"groups\":[]", GROUPS.replaceAll("\\n *", ""));
        return Revising.publish(http, settings);
    }

    private void buy(String receipt, long amount) {
        assertThat(http.post("demo-till", path + "/purchases", Http.purchase(receipt, amount))
                        .status())
                .isEqualTo(201);
    }

    private Http.Reply goodsBack(String receipt, long amount) {
        return http.post(
                "demo-till",
                path + "/purchases/receipt:cafe:" + receipt + "/returns",
                "{\"lines\":[{\"line\":0,\"amount\":%d}]}".formatted(amount));
    }

    private String give(String definition) {
        Http.Reply given = give(path, definition, Http.fresh("k-"));
        assertThat(given.status()).as(given.text()).isEqualTo(201);
        return given.json().path("coupon").asString();
    }

    private Http.Reply give(String member, String definition, String key) {
        return http.post(
                "demo-operator",
                member + "/coupons",
                "{\"definition\":\"%s\",\"reason\":\"goodwill\"}".formatted(definition),
                key);
    }

    private Http.Reply enter(String code) {
        return http.post("demo-app", path + "/coupons/codes", "{\"code\":\"%s\"}".formatted(code));
    }

    private Http.Reply redeem(String coupon, String receipt, long coffee, long cake) {
        return http.post(
                "demo-till",
                path + "/coupons/" + coupon + "/redemptions",
                body("cafe", receipt, "coffee", "CNY", coffee, cake));
    }

    private Http.Reply sale(String coupon, String merchant, String receipt, String category, String currency) {
        return http.post(
                "demo-till",
                path + "/coupons/" + coupon + "/redemptions",
                body(merchant, receipt, category, currency, 12_000, 8_000));
    }

    private static String body(
            String merchant, String receipt, String category, String currency, long first, long second) {
        return """
            {"merchant":"%s","reference":"%s","currency":"%s","lines":[
             {"line":1,"category":"%s","amount":%d},{"line":2,"category":"cake","amount":%d}]}\
            """.formatted(merchant, receipt, currency, category, first, second);
    }

    private Http.Reply reserve(String coupon, String receipt) {
        String body = body("cafe", receipt, "coffee", "CNY", 12_000, 8_000);
        return http.post(
                "demo-till",
                path + "/coupons/" + coupon + "/reservations",
                body.substring(0, body.length() - 1) + ",\"lapsesAfter\":\"PT15M\"}");
    }

    private Http.Reply capture(String coupon, String hold) {
        return http.post("demo-till", path + "/coupons/" + coupon + "/reservations/" + hold + "/capture", "");
    }

    private String coupons() {
        return http.get("demo-app", path + "/coupons").json().path("items").toString();
    }

    private String only(String definition) {
        var items = http.get("demo-app", path + "/coupons").json().path("items");
        assertThat(items.size()).as(items.toString()).isEqualTo(1);
        assertThat(items.at("/0/definition").asString()).isEqualTo(definition);
        return items.at("/0/coupon").asString();
    }
}
