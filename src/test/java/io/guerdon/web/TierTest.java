package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import io.guerdon.program.TierSettings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Silver and gold by qualifying points over a calendar year, made by the API alone from a program that has only points. */
class TierTest {
    private static final String YEAR_END = "2026-12-31T23:59:59.999+08:00";

    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);
    private String path = "";

    @BeforeEach
    void publishTiers() {
        Revising.enforce(http, TierSettings.TIERED);
        path = "/v1/members/" + http.member();
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void tellsWhatIsMissingAndByWhen() {
        JsonNode nothing = tier();
        assertThat(nothing.path("tier").isNull()).isTrue();
        assertThat(nothing.path("next").toString())
                .isEqualTo("[" + goal("silver", 1000, 1000, YEAR_END) + "," + goal("gold", 5000, 5000, YEAR_END) + "]");

        buy("R-1", 1_200, "");

        JsonNode silver = tier();
        assertThat(silver.path("tier").asString()).isEqualTo("silver");
        assertThat(silver.path("until").asString()).isEqualTo("2028-01-30T23:59:59.999+08:00");
        assertThat(silver.path("measured").toString())
                .isEqualTo("{\"unit\":\"status\",\"amount\":1200,\"until\":\"" + YEAR_END + "\"}");
        assertThat(silver.path("keep").toString()).isEqualTo(goal("silver", 1000, 0, YEAR_END));
        assertThat(silver.path("next").toString()).isEqualTo("[" + goal("gold", 5000, 3800, YEAR_END) + "]");
    }

    @Test
    void aPurchaseUpgradesAtOnceAndTheNextOneEarnsByTheNewTier() {
        assertThat(points(buy("R-1", 5_000, ""))).isEqualTo(5_000);
        assertThat(tier().path("tier").asString()).isEqualTo("gold");

        assertThat(points(buy("R-2", 100, ""))).isEqualTo(300);

        spend(3_000);
        assertThat(tier().path("tier").asString()).isEqualTo("gold");
        assertThat(tier().at("/measured/amount").asInt()).isEqualTo(5_100);
    }

    @Test
    void aReturnTakesTheTierBackAndWhatWasEarnedByItStays() {
        buy("R-1", 1_000, "");
        buy("R-2", 4_000, "");
        buy("R-3", 100, "");

        giveBack("R-2", 200);

        assertThat(tier().path("tier").asString()).isEqualTo("silver");
        assertThat(tier().at("/next/0/missing").asInt()).isEqualTo(100);
        assertThat(points(buy("R-4", 100, ""))).isEqualTo(100);
        assertThat(tier().path("tier").asString()).isEqualTo("gold");
        assertThat(giveBack("R-3", 100).json().at("/takenBack/0/amount").asInt())
                .as("triple, as it was earned")
                .isEqualTo(300);
    }

    @Test
    void aTierIsKeptAYearWithGraceAndLostStepByStep() {
        buy("R-1", 5_000, "");

        clock.advance(until("2027-01-01T00:00:00+08:00"));
        assertThat(tier().path("tier").asString()).isEqualTo("gold");
        assertThat(tier().path("keep").toString()).isEqualTo(goal("gold", 5000, 5000, "2027-12-31T23:59:59.999+08:00"));
        clock.advance(until("2028-01-30T23:59:00+08:00"));
        assertThat(tier().path("tier").asString()).isEqualTo("gold");
        clock.advance(Duration.ofMinutes(1));
        assertThat(tier().path("tier").asString()).isEqualTo("silver");
        assertThat(tier().path("until").asString()).isEqualTo("2029-01-30T23:59:59.999+08:00");
        clock.advance(until("2029-01-31T00:00:00+08:00"));
        assertThat(tier().path("tier").isNull()).isTrue();
    }

    @Test
    void aLateSaleIsJudgedByTheTierOfItsTime() {
        clock.advance(until("2026-11-26T00:00:00+08:00"));
        buy("R-1", 4_900, "2026-11-23T10:00:00+08:00");
        buy("R-2", 200, "2026-11-24T10:00:00+08:00");

        assertThat(points(buy("R-3", 10, "2026-11-23T12:00:00+08:00")))
                .as("silver")
                .isEqualTo(10);
        assertThat(points(buy("R-4", 10, "2026-11-24T12:00:00+08:00")))
                .as("gold")
                .isEqualTo(30);
    }

    @Test
    void aLateSaleCountsForTheYearInWhichItWasMade() {
        clock.advance(until("2027-01-05T00:00:00+08:00"));

        buy("R-1", 5_000, "2026-12-31T23:59:00+08:00");

        assertThat(tier().path("tier").asString()).isEqualTo("gold");
        assertThat(tier().path("until").asString()).isEqualTo("2028-01-30T23:59:59.999+08:00");
        assertThat(tier().at("/measured/amount").asInt()).isZero();
    }

    @Test
    void raisingAThresholdTakesNothingFromThoseWhoReachedItBefore() {
        buy("R-1", 5_000, "");
        clock.advance(until("2027-01-01T00:00:00+08:00"));
        assertThat(Revising.publish(http, TierSettings.TIERED.replace("5000", "9000"))
                        .status())
                .isEqualTo(201);
        clock.advance(Duration.ofDays(1));

        assertThat(tier().path("tier").asString()).isEqualTo("gold");
        assertThat(tier().at("/keep/missing").asInt()).isEqualTo(9_000);
        path = "/v1/members/" + http.member();
        buy("R-2", 5_000, "");
        assertThat(tier().path("tier").asString()).isEqualTo("silver");
    }

    @Test
    void membersShowTheirTierWhereverTheyAreShown() {
        buy("R-1", 1_000, "");

        assertThat(http.get("demo-till", path).json().path("tier").asString()).isEqualTo("silver");
        assertThat(http.get("demo-operator", "/v1/members").json().at("/items").toString())
                .contains("\"tier\":\"silver\"");
        assertThat(http.get("demo-operator", path + "/export")
                        .json()
                        .at("/member/tier")
                        .asString())
                .isEqualTo("silver");
        String card = path.substring(path.lastIndexOf(':') + 1);
        Http.Reply again = http.post(
                "demo-till", "/v1/members", "{\"identifiers\":[{\"type\":\"card\",\"value\":\"" + card + "\"}]}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("tier").asString()).isEqualTo("silver");
    }

    @Test
    void aProgramWithoutTiersHasNone() {
        Http plain = Http.shared();

        JsonNode answer =
                plain.get("demo-app", "/v1/members/" + plain.member() + "/tier").json();

        assertThat(answer.path("tier").isNull()).isTrue();
        assertThat(answer.path("next").size()).isZero();
    }

    private static String goal(String tier, int atLeast, int missing, String by) {
        return "{\"tier\":\"%s\",\"atLeast\":%d,\"missing\":%d,\"by\":\"%s\"}".formatted(tier, atLeast, missing, by);
    }

    private JsonNode tier() {
        Http.Reply reply = http.get("demo-app", path + "/tier");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private Http.Reply buy(String receipt, int yuan, String at) {
        String when = at.isEmpty() ? "" : "\"at\":\"" + at + "\",";
        Http.Reply bought = http.post(
                "demo-till",
                path + "/purchases",
                "{\"merchant\":\"cafe\",\"receipt\":\"%s\",%s\"currency\":\"CNY\",\"amount\":%d}"
                        .formatted(receipt, when, yuan * 100));
        assertThat(bought.status()).as(bought.text()).isEqualTo(201);
        return bought;
    }

    private Http.Reply giveBack(String receipt, int yuan) {
        return http.post(
                "demo-till",
                path + "/purchases/receipt:cafe:" + receipt + "/returns",
                "{\"lines\":[{\"line\":0,\"amount\":%d}]}".formatted(yuan * 100));
    }

    private void spend(int points) {
        Http.Reply spent = http.post(
                "demo-till", path + "/redemptions", "{\"merchant\":\"books\",\"points\":%d}".formatted(points));
        assertThat(spent.status()).as(spent.text()).isEqualTo(201);
    }

    private static int points(Http.Reply bought) {
        for (JsonNode earned : bought.json().path("earned")) {
            if (earned.path("unit").asString().equals("points")) {
                return earned.path("amount").asInt();
            }
        }
        return 0;
    }

    private Duration until(String at) {
        return Duration.between(
                clock.instant(), java.time.OffsetDateTime.parse(at).toInstant());
    }
}
