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

/** What members get for other things than purchases: a review, a check-in, old goods handed back for new ones. */
class ActivitiesTest {
    private static final String LOTS = """
        "lots":{"expiry":{"mode":"never"},"pending":{"mode":"at-once"},"owed":"WRITE_OFF","grace":"P0D"}\
        """;
    private static final String ACTIVITIES = """
        ,"activities":[
         {"type":"review","groups":[{"id":"reviews","play":"ALL","caps":[{"per":"DAY","points":40,"overflow":"CUT"}],"rules":[
          {"id":"a-review","atLeast":{"minor":0,"pieces":0},"effect":{"gives":"fixed","points":20}},
          {"id":"five-stars","when":["activity.attributes['stars'] == '5'"],"atLeast":{"minor":0,"pieces":0},
           "effect":{"gives":"fixed","points":5}}]}]},
         {"type":"trade-in","groups":[
          {"id":"old-for-new","wallet":"credit","play":"ALL","rules":[
           {"id":"phones","goods":[{"categories":["phone"]}],"atLeast":{"minor":0,"pieces":0},
            "effect":{"gives":"percent","basisPoints":10000,"rounding":"DOWN"}}]},
          {"id":"thanks","wallet":"ten-off","play":"ALL","rules":[
           {"id":"a-coupon","atLeast":{"minor":0,"pieces":0},"effect":{"gives":"fixed","points":1}}]}]}]\
        """;
    private static final String SETTINGS = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replace("\"wallets\":[]", "\"wallets\":[{\"id\":\"credit\",\"use\":\"TENDER\"," + LOTS + "}]")
            .replace(
                    "\"coupons\":[]",
                    "\"coupons\":[{\"id\":\"ten-off\",\"off\":{\"mode\":\"amount\",\"minor\":1000},"
                            + "\"use\":{\"minimumMinor\":0},\"supply\":{}," + LOTS + "}]")
            .replace("\"groups\":[]", "\"groups\":[]" + ACTIVITIES);

    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);
    private String path = "";

    @BeforeEach
    void publish() {
        Http.Reply saved = http.send(
                "demo-operator",
                "PUT",
                "/v1/program/draft",
                "{\"basedOn\":1,\"settings\":%s}".formatted(SETTINGS),
                Map.of());
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
    void aReviewEarnsAndAGoodOneMoreUpToTheDaysCap() {
        assertThat(points(review("r-1", "4"))).isEqualTo(20);
        assertThat(points(review("r-1", "4"))).isEqualTo(20);
        assertThat(balance("points")).isEqualTo(20);
        Http.Reply cut = review("r-2", "5");
        assertThat(points(cut)).isEqualTo(20);
        assertThat(review("r-3", "5").json().path("earned").toString()).isEqualTo("[]");
        clock.advance(Duration.ofDays(1));
        assertThat(points(review("r-4", "5"))).isEqualTo(25);

        String entry = cut.json().at("/entry/id").asString();
        assertThat(http.get("demo-operator", path + "/entries/" + entry).text())
                .contains("a-review")
                .contains("reviews: 20 < 25 (40 per DAY)");
    }

    @Test
    void anActivityThatNoRuleIsForIsRecordedAndEarnsNothing() {
        Http.Reply reported = http.post("demo-till", path + "/activities", "{\"type\":\"check-in\"}");

        assertThat(reported.status()).as(reported.text()).isEqualTo(201);
        assertThat(reported.json().path("earned").toString()).isEqualTo("[]");
    }

    @Test
    void oldGoodsHandedBackCreditMoneyAndACoupon() {
        Http.Reply traded = tradeIn("cafe");

        assertThat(traded.status()).as(traded.text()).isEqualTo(201);
        assertThat(balance("credit")).isEqualTo(30_000);
        assertThat(balance("ten-off")).isEqualTo(1);
        assertThat(balance("points")).isZero();
        Http.Reply paid = http.post(
                "demo-till",
                path + "/redemptions",
                "{\"merchant\":\"books\",\"unit\":\"credit\",\"amount\":30000,\"reference\":\"R-1\"}");
        assertThat(paid.status()).as(paid.text()).isEqualTo(201);
    }

    @Test
    void anActivityThatWasAMistakeIsReversed() {
        String entry = tradeIn("cafe").json().at("/entry/id").asString();
        Http.Reply reversed =
                http.post("demo-operator", path + "/entries/" + entry + "/reversal", "{\"reason\":\"not ours\"}");

        assertThat(reversed.status()).as(reversed.text()).isEqualTo(201);
        assertThat(balance("credit")).isZero();
        assertThat(balance("ten-off")).isZero();
        points(review("r-1", "5"));
        String check = http.post("demo-till", path + "/activities", "{\"type\":\"check-in\"}")
                .json()
                .at("/entry/id")
                .asString();
        assertThat(http.post("demo-operator", path + "/entries/" + check + "/reversal", "{\"reason\":\"x\"}")
                        .code())
                .isEqualTo("entry-not-reversible");
    }

    @Test
    void aReversedReviewGivesItsRoomUnderTheCapBack() {
        String entry = review("r-1", "5").json().at("/entry/id").asString();
        http.post("demo-operator", path + "/entries/" + entry + "/reversal", "{\"reason\":\"spam\"}");

        assertThat(points(review("r-2", "5"))).isEqualTo(25);
    }

    @Test
    void onlyAMerchantThatIssuesFundsIt() {
        assertThat(tradeIn("books").code()).isEqualTo("merchant-does-not-issue");
        assertThat(tradeIn("nobody").code()).isEqualTo("unknown-merchant");
        assertThat(http.post("demo-app", path + "/activities", "{\"type\":\"review\"}")
                        .status())
                .isEqualTo(403);
        String cafe = http.post("demo-admin", "/v1/keys", "{\"role\":\"till\",\"merchant\":\"cafe\"}")
                .json()
                .path("key")
                .asString();
        assertThat(http.post(cafe, path + "/activities", "{\"type\":\"review\",\"merchant\":\"books\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whereNothingIsEarnedNobodyHasToFundIt() {
        Http.Reply delivered =
                http.post("demo-till", path + "/activities", "{\"type\":\"delivered\",\"merchant\":\"books\"}");

        assertThat(delivered.status()).as(delivered.text()).isEqualTo(201);
    }

    @Test
    void aRepeatSaysTheSameWhateverItsKeyIsBoundTo() {
        String review = "{\"type\":\"review\"}";
        String one = till("t1");
        Http.Reply first = http.post(one, path + "/activities", review, "k-1");
        Http.Reply again = http.post(till("t2"), path + "/activities", review, "k-1");
        String named = "{\"type\":\"review\",\"merchant\":\"cafe\"}";
        Http.Reply other = http.post(one, path + "/activities", named, "k-1");

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(again.json().at("/entry/id")).isEqualTo(first.json().at("/entry/id"));
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
    }

    private String till(String terminal) {
        String bound =
                "{\"role\":\"till\",\"merchant\":\"cafe\",\"store\":\"s1\",\"terminal\":\"%s\"}".formatted(terminal);
        return http.post("demo-admin", "/v1/keys", bound).json().path("key").asString();
    }

    @Test
    void whatRulesThereAreIsShownAndWhyOneGaveNothing() {
        assertThat(http.get("demo-operator", "/v1/program/rules")
                        .json()
                        .at("/activities/0/type")
                        .asString())
                .isEqualTo("review");
        Http.Reply cases = http.post("demo-till", path + "/activities", """
            {"type":"trade-in","merchant":"cafe","lines":[{"line":1,"category":"case","quantity":1,"amount":500}]}\
            """);
        String entry = cases.json().at("/entry/id").asString();

        assertThat(http.get("demo-operator", path + "/entries/" + entry)
                        .json()
                        .at("/details/trace/missed")
                        .toString())
                .contains("\"rule\":\"phones\"")
                .contains("no-goods");
    }

    @Test
    void goodsAreWorthNoMoreTogetherThanAPurchase() {
        Http.Reply refused = http.post("demo-till", path + "/activities", """
            {"type":"trade-in","lines":[{"line":1,"amount":1000000000000},{"line":2,"amount":1000000000000}]}\
            """);

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
    }

    @Test
    void aLateActivityIsJudgedByWhatWasInForceThen() {
        Http.Reply late = http.post(
                "demo-till",
                path + "/activities",
                "{\"type\":\"review\",\"at\":\"%s\"}".formatted(clock.instant().minus(Duration.ofHours(1))));

        assertThat(late.status()).as(late.text()).isEqualTo(201);
        assertThat(late.json().path("earned").toString()).isEqualTo("[]");
    }

    private Http.Reply review(String key, String stars) {
        return http.post(
                "demo-till",
                path + "/activities",
                "{\"type\":\"review\",\"attributes\":{\"stars\":\"%s\"}}".formatted(stars),
                key);
    }

    private Http.Reply tradeIn(String merchant) {
        return http.post("demo-till", path + "/activities", """
            {"type":"trade-in","merchant":"%s","lines":[
             {"line":1,"category":"phone","sku":"OLD-7","quantity":1,"amount":30000},
             {"line":2,"category":"case","quantity":1,"amount":500}]}\
            """.formatted(merchant));
    }

    private static int points(Http.Reply reported) {
        return reported.json().at("/earned/0/amount").asInt();
    }

    private int balance(String wallet) {
        return http.get("demo-app", path + "/balances")
                .json()
                .at("/balances/" + wallet + "/available")
                .asInt();
    }
}
