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
import tools.jackson.databind.JsonNode;

/** What a merchant issues at most, over HTTP: by sales, activities and quotes; given back, shown to whom it concerns, and why. */
class MerchantCapsTest {
    private static final String CAFE = "\"id\":\"cafe\",\"issuing\":\"ISSUES\"";
    private static final String CAPS = ",\"mostIssued\":[{\"per\":\"MONTH\",\"points\":300,\"overflow\":\"CUT\"},"
            + "{\"per\":\"EVER\",\"points\":1000,\"overflow\":\"CUT\"}]";
    private static final String SETTINGS = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replace(CAFE, CAFE + CAPS)
            .replace("\"groups\":[]", """
                "groups":[],"activities":[{"type":"review","groups":[{"id":"reviews","play":"ALL",
                  "rules":[{"id":"a-review","atLeast":{"minor":0,"pieces":0},"effect":{"gives":"fixed","points":20}}]}]}]\
                """);

    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);
    private String ann = "";
    private String ben = "";

    @BeforeEach
    void publishCaps() {
        Revising.enforce(http, SETTINGS);
        ann = "/v1/members/" + http.member();
        ben = "/v1/members/" + http.member();
    }

    @AfterEach
    void stop() {
        http.close();
    }

    private Http.Reply asked(String member, String what, String body) {
        Http.Reply reply = http.post("demo-till", member + what, body);
        assertThat(reply.status()).as(reply.text()).isIn(200, 201);
        return reply;
    }

    private static String sale(String receipt, int yuan) {
        return "{\"merchant\":\"cafe\",\"receipt\":\"%s\",\"currency\":\"CNY\",\"amount\":%d}"
                .formatted(receipt, yuan * 100);
    }

    private static int points(JsonNode earned) {
        return earned.path(0).path("amount").asInt();
    }

    private Http.Reply buy(String member, String receipt, int yuan) {
        return asked(member, "/purchases", sale(receipt, yuan));
    }

    private int earned(String member, String receipt, int yuan) {
        return points(buy(member, receipt, yuan).json().path("earned"));
    }

    private JsonNode caps() {
        return http.get("demo-operator", "/v1/partners/cafe").json().at("/terms/mostIssued");
    }

    private String month() {
        return caps().path(0).toString();
    }

    private String why(String member, Http.Reply reply, String language) {
        String entry = member + "/entries/" + reply.json().at("/entry/id").asString();
        return http.send("demo-operator", "GET", entry, "", Map.of("Accept-Language", language))
                .json()
                .at("/details/trace")
                .toString();
    }

    @Test
    void allMembersTogetherGetWhatTheMerchantHasLeftAndTheEntrySaysSo() {
        assertThat(earned(ann, "R-1", 200)).isEqualTo(200);
        Http.Reply cut = buy(ben, "R-2", 150);
        assertThat(points(cut.json().path("earned"))).isEqualTo(100);
        Http.Reply none = buy(ann, "R-3", 10);
        assertThat(points(none.json().path("earned"))).isZero();

        assertThat(why(ben, cut, "en"))
                .contains("base-rate gave less or nothing, because of what is left for the merchant to issue: "
                        + "cafe: 100 < 150 (300 per MONTH).")
                .contains("\"reason\":\"merchant-cap\"");
        assertThat(why(ann, none, "zh")).contains("base-rate 少发或未发放：该商户可发放的积分剩余不足（cafe: 0 < 10 (300 per MONTH)）。");
        assertThat(caps().toString())
                .isEqualTo("[{\"per\":\"MONTH\",\"period\":\"2026-11\",\"points\":300,\"overflow\":\"CUT\","
                        + "\"issued\":300,\"promised\":0,\"left\":0},{\"per\":\"EVER\",\"points\":1000,"
                        + "\"overflow\":\"CUT\",\"issued\":300,\"promised\":0,\"left\":700}]");
        clock.advance(Duration.ofDays(10));
        assertThat(earned(ann, "R-4", 40)).isEqualTo(40);
        assertThat(month()).contains("\"period\":\"2026-12\"").contains("\"issued\":40,\"promised\":0,\"left\":260");
    }

    @Test
    void aQuotePromisesWhatIsLeftAndWhatComesBackCanBeIssuedAgain() {
        JsonNode quoted = asked(ann, "/quotes", sale("Q-1", 250)).json();
        assertThat(points(quoted.path("wouldEarn"))).isEqualTo(250);
        assertThat(month()).contains("\"issued\":0,\"promised\":250,\"left\":50");
        assertThat(earned(ben, "R-1", 80)).isEqualTo(50);
        JsonNode dropped = asked(ben, "/quotes", sale("Q-2", 10)).json();
        assertThat(points(dropped.path("wouldEarn"))).isZero();

        asked(ann, "/quotes/" + quoted.path("quote").asString() + "/commit", "");
        assertThat(month()).contains("\"issued\":300,\"promised\":0,\"left\":0");
        asked(ann, "/purchases/receipt:cafe:Q-1/returns", "{\"lines\":[{\"line\":0,\"amount\":10000}]}");
        assertThat(month()).contains("\"issued\":200,\"promised\":0,\"left\":100");
        asked(ben, "/purchases/receipt:cafe:R-1/returns", "{\"lines\":[{\"line\":0,\"amount\":3000}]}");
        assertThat(month()).as("50 of it earn 50 still").contains("\"issued\":200");
        assertThat(earned(ben, "R-2", 120)).isEqualTo(100);
    }

    @Test
    void activitiesCountWhereTheMerchantFundsThem() {
        String review = "{\"type\":\"review\"%s}";
        Http.Reply there = asked(ann, "/activities", review.formatted(",\"merchant\":\"cafe\""));
        assertThat(points(there.json().path("earned"))).isEqualTo(20);
        asked(ann, "/activities", review.formatted(""));
        assertThat(month()).as("the house funds the other one").contains("\"issued\":20");
        buy(ann, "R-1", 270);
        Http.Reply cut = asked(ben, "/activities", review.formatted(",\"merchant\":\"cafe\""));
        assertThat(points(cut.json().path("earned"))).isEqualTo(10);
        assertThat(why(ben, cut, "en")).contains("cafe: 10 < 20 (300 per MONTH)");

        String entry = there.json().at("/entry/id").asString();
        http.post("demo-operator", ann + "/entries/" + entry + "/reversal", "{\"reason\":\"not hers\"}");
        assertThat(month()).contains("\"issued\":280,\"promised\":0,\"left\":20");
    }

    @Test
    void aPartnerSeesItsOwnCapsAndNobodyElseDoes() {
        buy(ann, "R-1", 40);
        String own = key("cafe");
        String others = key("books");

        assertThat(http.get(own, "/v1/partners/cafe")
                        .json()
                        .at("/terms/mostIssued/0/issued")
                        .asInt())
                .isEqualTo(40);
        assertThat(http.get(others, "/v1/partners/cafe").code()).isEqualTo("another-merchant");
        assertThat(http.get(others, "/v1/partners").text()).doesNotContain("mostIssued");
        assertThat(http.get("demo-till", "/v1/partners/cafe").code()).isEqualTo("role-not-permitted");
        assertThat(http.get("demo-app", "/v1/partners/cafe").code()).isEqualTo("role-not-permitted");
        assertThat(http.get("", "/v1/partners/cafe").code()).isEqualTo("unauthenticated");
        assertThat(http.get("demo-operator", "/v1/partners/books").text()).doesNotContain("mostIssued");
        assertThat(http.get("demo-operator", "/v1/partners")
                        .json()
                        .at("/items/1/terms/mostIssued")
                        .toString())
                .as("what was agreed, uncounted")
                .isEqualTo("[{\"per\":\"MONTH\",\"points\":300,\"overflow\":\"CUT\"},"
                        + "{\"per\":\"EVER\",\"points\":1000,\"overflow\":\"CUT\"}]");
    }

    @Test
    void whatIsLeftIsToldToTheMerchantAndNotToMembersAndTills() {
        buy(ann, "R-1", 250);
        Http.Reply cut = buy(ann, "R-2", 80);
        String entry = ann + "/entries/" + cut.json().at("/entry/id").asString();
        String figures = "50 < 80 (300 per MONTH)";

        for (String bearer : new String[] {"demo-operator", key("cafe")}) {
            assertThat(http.get(bearer, entry).text()).contains("merchant-cap", figures);
        }
        for (String bearer : new String[] {"demo-app", "demo-till"}) {
            assertThat(http.get(bearer, entry).text())
                    .contains("\"reason\":\"merchant-cap\"", "what is left for the merchant to issue.")
                    .doesNotContain("300 per MONTH", "50 < 80");
        }
        assertThat(http.get("demo-operator", "/v1/entries").text()).contains(figures);
        assertThat(http.get("demo-operator", ann + "/export").text())
                .contains("merchant-cap")
                .doesNotContain("300 per MONTH");
    }

    private String key(String merchant) {
        String body = "{\"role\":\"partner\",\"merchant\":\"%s\"}".formatted(merchant);
        return http.post("demo-admin", "/v1/keys", body).json().path("key").asString();
    }

    @Test
    void aCapIsLoweredWithThePeriodThatBegins() {
        buy(ann, "R-1", 250);
        String lower = SETTINGS.replace("\"points\":300", "\"points\":200");
        Http.Reply refused = Revising.publish(http, lower);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text())
                .contains("/merchants/0/mostIssued/0/points")
                .contains("unchangeable")
                .contains("up to 300 may have been issued");

        Http.Reply later = http.post(
                "demo-admin",
                "/v1/program/draft/publication",
                "{\"effectiveAt\":\"2026-12-01T00:00:00+08:00\"}",
                Http.fresh("p-"));
        assertThat(later.status()).as(later.text()).isEqualTo(201);
        assertThat(earned(ben, "R-2", 100)).as("until then it may be 300").isEqualTo(50);
        clock.advance(Duration.ofDays(10));
        assertThat(earned(ben, "R-3", 250)).isEqualTo(200);

        Revising.enforce(http, lower.replace("\"points\":200", "\"points\":220"));
        assertThat(earned(ann, "R-4", 50)).isEqualTo(20);
    }
}
