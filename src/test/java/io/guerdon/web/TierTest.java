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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Silver and gold by qualifying points over a calendar year, made by the API alone from a program that has only points. */
class TierTest {
    private static final String SETTINGS =
            ProgramJson.settings(DemoProgram.program()).toString();
    private static final String CATALOGUE = """
        "catalogue":{"wallets":[
         {"id":"status","use":"STATUS","lots":{"expiry":{"mode":"after-period","period":"P1200D","roundUp":"DAY"},
          "pending":{"mode":"at-once"},"owed":"WRITE_OFF","grace":"P0D"}}],
         "tiering":{"measure":"status","period":{"mode":"calendar-year"},
          "retention":{"period":"P12M","grace":"P30D","downgrade":"ONE_STEP"},
          "tiers":[{"id":"silver","atLeast":1000},{"id":"gold","atLeast":5000}]}}\
        """.replaceAll("\n *", "");
    private static final String GROUPS = """
        "groups":[
         {"id":"qualifying","wallet":"status","play":"ALL","rules":[{"id":"one-for-one","when":["time.year > 2000"],
          "atLeast":{"minor":0,"pieces":0},
          "effect":{"gives":"rate","rate":{"points":1,"stepMinor":100,"rounding":"DOWN"}}}]},
         {"id":"benefits","play":"ALL","rules":[{"id":"triple","when":["member.tier == 'gold'"],
          "atLeast":{"minor":0,"pieces":0},"effect":{"gives":"multiplier","times":3,"per":1,"rounding":"DOWN"}}]}]\
        """.replaceAll("\n *", "");
    private static final String TIERED =
            SETTINGS.replace("\"catalogue\":{\"wallets\":[]}", CATALOGUE).replace("\"groups\":[]", GROUPS);
    private static final String YEAR_END = "2026-12-31T23:59:59.999+08:00";

    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);
    private String path = "";

    @BeforeEach
    void publishTiers() {
        Http.Reply published = settings(TIERED);
        assertThat(published.status()).as(published.text()).isEqualTo(201);
        clock.advance(Duration.ofSeconds(3));
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
    void aLateSaleIsJudgedByTheTierOfItsTimeAndCountsForItsYear() {
        buy("R-1", 4_900, "2026-11-20T10:00:00+08:00");
        buy("R-2", 200, "2026-11-21T10:00:00+08:00");

        assertThat(points(buy("R-3", 10, "2026-11-20T12:00:00+08:00")))
                .as("silver")
                .isEqualTo(10);
        assertThat(points(buy("R-4", 10, "2026-11-21T12:00:00+08:00")))
                .as("gold")
                .isEqualTo(30);

        String ann = path;
        path = "/v1/members/" + http.member();
        clock.advance(until("2027-01-05T00:00:00+08:00"));
        buy("R-5", 5_000, "2026-12-31T23:59:00+08:00");
        assertThat(tier().path("tier").asString()).isEqualTo("gold");
        assertThat(tier().at("/measured/amount").asInt()).isZero();
        assertThat(ann).isNotEqualTo(path);
    }

    @Test
    void raisingAThresholdTakesNothingFromThoseWhoReachedItBefore() {
        buy("R-1", 5_000, "");
        clock.advance(until("2027-01-01T00:00:00+08:00"));
        assertThat(settings(TIERED.replace("5000", "9000")).status()).isEqualTo(201);
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
        try (var plain = new Plain()) {
            JsonNode answer = plain.http
                    .get("demo-app", "/v1/members/" + plain.http.member() + "/tier")
                    .json();
            assertThat(answer.path("tier").isNull()).isTrue();
            assertThat(answer.path("next").size()).isZero();
        }
    }

    private record Plain(Http http) implements AutoCloseable {
        Plain() {
            this(Http.with());
        }

        @Override
        public void close() {
            http.close();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "measure":"status"      | "measure":"miles"       | unknown-wallet    | /catalogue/tiering/measure
        "use":"STATUS"          | "use":"COLLECT"         | unfit-wallet      | /catalogue/tiering/measure
        P1200D                  | P1133D                  | unfit-wallet      | /catalogue/tiering/measure
        P1200D                  | P40M                    | unfit-wallet      | /catalogue/tiering/measure
        "mode":"calendar-year"  | "mode":"rolling"        | missing           | /catalogue/tiering/period/length
        "mode":"calendar-year"  | "mode":"rolling","length":"P0D" | out-of-range | /catalogue/tiering/period/length
        "atLeast":5000          | "atLeast":1000          | out-of-range      | /catalogue/tiering/tiers/1/atLeast
        "id":"gold"             | "id":"silver"           | duplicate         | /catalogue/tiering/tiers/1/id
        ONE_STEP                | AT_ONCE                 | not-one-of        | /catalogue/tiering/retention/downgrade
        time.year > 2000        | member.tier == ''       | invalid-condition | /policies/groups/0/rules/0/when/0
        """)
    void saysWhatIsWrongWithTiers(String right, String wrong, String code, String pointer) {
        assertThat(TIERED).contains(right);

        JsonNode violations = settings(TIERED.replace(right, wrong)).json().path("violations");

        assertThat(violations.toString())
                .contains("\"code\":\"" + code + "\"")
                .contains("\"pointer\":\"" + pointer + "\"");
    }

    @Test
    void whatSaysWhenSomethingWasEarnedStays() {
        assertThat(settings(TIERED.replace("P1200D", "P1300D")).json().toString())
                .contains("unchangeable");
        assertThat(settings(TIERED.replace("Asia/Shanghai", "Asia/Tokyo"))
                        .json()
                        .toString())
                .contains("unchangeable");
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

    /** Drafts from whatever is the latest revision, and publishes. */
    private Http.Reply settings(String settings) {
        int latest = http.get("demo-operator", "/v1/program/revisions")
                .json()
                .at("/items/0/revision")
                .asInt();
        Http.Reply drafted = http.send(
                "demo-operator",
                "PUT",
                "/v1/program/draft",
                "{\"basedOn\":%d,\"settings\":%s}".formatted(latest, settings),
                Map.of());
        return drafted.status() == 200
                ? http.post("demo-admin", "/v1/program/draft/publication", "", Http.fresh("p-"))
                : drafted;
    }
}
