package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.DueWork;
import io.guerdon.ledger.TestClock;
import io.guerdon.ledger.Verification;
import io.guerdon.program.RebateTexts;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rebates for volume, over HTTP: the days of the tests are those of Shanghai, and amounts are in fen. */
class RebatesTest {
    private static final String SETTLES = "2027-01-31T00:00:00+08:00";

    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);
    private String path = "";

    @BeforeEach
    void offer() {
        Revising.enforce(http, RebateTexts.with(RebateTexts.VOLUME, RebateTexts.YEARLY));
        path = "/v1/members/" + http.member();
        now("2027-01-01T09:00:00+08:00");
    }

    @AfterEach
    void stop() {
        assertThat(http.bean(Verification.class).run(_ -> {}).passed()).isTrue();
        http.close();
    }

    @Test
    void tellsVolumeAndWhatIsMissingByWhen() {
        assertThat(rebate(0).path("current").toString()).isEqualTo("""
            {"period":"2027-Q1","from":"2027-01-01","through":"2027-03-31","measure":"spend","volume":0,\
            "step":null,"next":{"from":1000000,"basisPoints":300,"missing":1000000,"by":"2027-03-31"},\
            "unit":"cashback","accrued":0,"settled":0,"settlesAt":"2027-05-01T00:00:00+08:00"}\
            """);
        assertThat(standings().path("rebates")).hasSize(1);

        buy("R-1", 1_200_034, "");

        JsonNode current = rebate(0).path("current");
        assertThat(current.path("volume").asLong()).isEqualTo(1_200_034);
        assertThat(current.path("step").toString()).isEqualTo("{\"from\":1000000,\"basisPoints\":300}");
        assertThat(current.at("/next/missing").asLong()).isEqualTo(3_799_966);
        assertThat(current.path("accrued").asLong()).isEqualTo(6_001);
        assertThat(current.path("settled").asLong()).isZero();
        assertThat(balance("available")).isZero();
    }

    @Test
    void isSettledOnceWhenItsTimeHasComeAndTheEntrySaysWhy() {
        buy("R-1", 6_000_000, "2026-12-31T23:59:00+08:00");
        now("2027-01-30T23:59:59+08:00");
        work();
        assertThat(settlements()).isEmpty();

        now(SETTLES);
        assertThat(balance("available")).as("whether or not due work has run").isEqualTo(170_000);
        work();
        work();

        assertThat(settlements()).hasSize(1);
        JsonNode settled = settlements().getFirst();
        assertThat(settled.path("period").asString()).isEqualTo("2026-Q4");
        assertThat(settled.path("amount").asLong()).isEqualTo(170_000);
        assertThat(balance("available")).isEqualTo(170_000);
        assertThat(rebate(0).at("/earlier/0/settled").asLong()).isEqualTo(170_000);
        assertThat(rebate(0).path("current").path("period").asString()).isEqualTo("2027-Q1");
        JsonNode entry = entry(settled.path("entry").asString(), "en");
        assertThat(entry.path("kind").asString()).isEqualTo("rebate-settle");
        assertThat(entry.at("/details/trace/revision").asInt()).isEqualTo(2);
        assertThat(entry.at("/details/trace/fired/0/text").asString())
                .isEqualTo("volume for 2026-Q4: a volume of 6000000 reaches the step from 5000000 (5%) and comes to"
                        + " 170000 cashback in all; what was settled changes by 170000.");
        assertThat(entry(settled.path("entry").asString(), "zh")
                        .at("/details/trace/fired/0/text")
                        .asString())
                .contains("达到阶梯 5000000（5%）");
    }

    @Test
    void returnsAndLateSalesAfterItSettleTheDifference() {
        buy("R-1", 1_500_000, "2026-12-30T10:00:00+08:00");
        now(SETTLES);
        work();
        assertThat(balance("available")).isEqualTo(15_000);
        spend(14_000);

        giveBack("R-1", 200_000);
        work();
        assertThat(balance("available")).isZero();
        assertThat(balance("owed")).isEqualTo(5_000);
        buy("R-2", 300_000, "2026-12-31T10:00:00+08:00");
        work();
        buy("R-3", 300_000, "2027-01-01T00:00:00+08:00");
        work();

        assertThat(balance("owed")).isZero();
        assertThat(balance("available")).isEqualTo(4_000);
        assertThat(settlements().stream().map(each -> each.path("amount").asLong()))
                .containsExactly(9_000L, -6_000L, 15_000L);
        JsonNode taken = entry(settlements().get(1).path("entry").asString(), "en");
        assertThat(taken.at("/details/trace/fired/0/text").asString()).endsWith("what was settled changes by -6000.");
        giveBack("R-1", 1_300_000);
        giveBack("R-2", 300_000);
        work();
        assertThat(balance("owed")).isEqualTo(14_000);
        assertThat(entry(settlements().getFirst().path("entry").asString(), "en")
                        .at("/details/trace/fired/0/text")
                        .asString())
                .contains("reaches no step");
    }

    @Test
    void whoHasLeftIsNotPaidButWhatWasPaidTooMuchIsTakenBack() {
        buy("R-1", 1_500_000, "2026-12-30T10:00:00+08:00");
        now(SETTLES);
        work();
        buy("R-2", 1_500_000, "");
        http.post("demo-operator", path + "/status", "{\"status\":\"closed\",\"reason\":\"left\"}");

        giveBack("R-1", 200_000);
        work();
        now("2027-05-01T00:00:00+08:00");
        work();
        assertThat(balance("available")).isEqualTo(9_000);
        assertThat(settlements()).hasSize(2);
        assertThat(rebate(0).at("/earlier/0/settled").asLong()).isZero();
    }

    @Test
    void aReversalTakesWhatItCountedToo() {
        String entry = buy("R-1", 1_500_000, "2026-12-30T10:00:00+08:00")
                .json()
                .at("/entry/id")
                .asString();
        now(SETTLES);
        work();

        http.post("demo-operator", path + "/entries/" + entry + "/reversal", "{\"reason\":\"mistyped\"}");
        work();

        assertThat(balance("available")).isZero();
        assertThat(rebate(0).at("/earlier/0/volume").asLong()).isZero();
    }

    @Test
    void aPeriodKeepsTheTermsItBeganWith() {
        now("2027-02-01T09:00:00+08:00");
        Revising.enforce(http, RebateTexts.with(RebateTexts.VOLUME.replace("300", "400")));
        buy("R-1", 1_500_000, "");
        Revising.enforce(http, RebateTexts.COUNTED);
        buy("R-2", 100_000, "");
        buy("R-3", 1_500_000, "2027-01-31T09:00:00+08:00");

        now("2027-05-01T00:00:00+08:00");
        work();

        assertThat(settlements()).hasSize(1);
        assertThat(balance("available")).as("3% from 10,000.00").isEqualTo(63_000);
        assertThat(rebate(0).path("current").isNull()).isTrue();
        buy("R-4", 9_000_000, "");
        now("2027-10-01T00:00:00+08:00");
        work();
        assertThat(settlements()).as("there is no such rebate any more").hasSize(1);
    }

    @Test
    void aRebateThatIsNewCountsFromItsFirstWholeDay() {
        now("2027-02-01T09:00:00+08:00");
        String monthly =
                RebateTexts.VOLUME.replace("\"volume\",\"m", "\"monthly\",\"m").replace("QUARTER", "MONTH");
        buy("R-1", 2_000_000, "");
        Revising.enforce(http, RebateTexts.with(RebateTexts.VOLUME, monthly));
        buy("R-2", 2_000_000, "");
        now("2027-02-02T00:00:00+08:00");
        buy("R-3", 1_100_000, "");

        JsonNode current = rebate(1).path("current");

        assertThat(current.path("period").asString()).isEqualTo("2027-02");
        assertThat(current.path("from").asString()).isEqualTo("2027-02-02");
        assertThat(current.path("volume").asLong()).isEqualTo(1_100_000);
        buy("R-4", 1_000_000, "2027-02-01T23:00:00+08:00");
        assertThat(rebate(1).at("/current/volume").asLong()).isEqualTo(1_100_000);
    }

    @Test
    void whoIsSignedUpHasItForThatTimeAlsoForWhatWasBoughtBefore() {
        buy("R-1", 1_500_000, "2027-01-01T09:00:00+08:00");
        now("2027-02-01T09:00:00+08:00");
        buy("R-2", 1_500_000, "");
        assertThat(standings().path("rebates")).hasSize(1);

        String body = "{\"from\":\"2027-01-02\",\"through\":\"2027-12-31\"}";
        Http.Reply agreed = http.post("demo-operator", path + "/rebates/yearly/agreement", body, "a-1");
        Http.Reply again = http.post("demo-operator", path + "/rebates/yearly/agreement", body, "a-1");

        assertThat(agreed.status()).as(agreed.text()).isEqualTo(201);
        assertThat(agreed.json().path("agreement").toString())
                .isEqualTo("{\"from\":\"2027-01-02\",\"through\":\"2027-12-31\"}");
        assertThat(again.replayed()).isTrue();
        assertThat(again.text()).isEqualTo(agreed.text());
        assertThat(rebate(1).at("/current/volume").asLong()).isEqualTo(1_500_000);
        agree("{\"from\":\"2027-01-01\"}");
        assertThat(rebate(1).at("/current/volume").asLong()).isEqualTo(3_000_000);
        assertThat(rebate(1).at("/current/accrued").asLong()).isEqualTo(30_000);
        now("2028-01-11T00:00:00+08:00");
        work();
        assertThat(balance("available")).isEqualTo(90_000);
        agree("{\"from\":\"2028-01-01\"}");
        work();
        assertThat(balance("available")).as("what is settled stays").isEqualTo(90_000);
        assertThat(rebate(1).at("/earlier/0/settled").asLong()).isEqualTo(30_000);
        assertThat(rebate(1).at("/current/from").asString()).isEqualTo("2028-01-01");
    }

    @Test
    void refusesAgreementsThatCannotBe() {
        assertThat(refused("nothing", "{\"from\":\"2027-01-01\"}")).isEqualTo("rebate-not-found");
        assertThat(refused("volume", "{\"from\":\"2027-01-01\"}")).isEqualTo("rebate-open-to-all");
        assertThat(refused("yearly", "{}")).isEqualTo("malformed-request");
        assertThat(refused("yearly", "{\"from\":\"2027-02-30\"}")).isEqualTo("malformed-request");
        assertThat(refused("yearly", "{\"from\":\"2027-01-02\",\"through\":\"2027-01-01\"}"))
                .isEqualTo("invalid-field");
        assertThat(refused("yearly", "{\"from\":\"+999999999-01-01\"}")).isEqualTo("invalid-field");
        assertThat(refused("yearly", "{\"from\":\"2027-01-01\",\"volume\":1}")).isEqualTo("malformed-request");
        http.post("demo-operator", path + "/status", "{\"status\":\"closed\",\"reason\":\"left\"}");
        assertThat(refused("yearly", "{\"from\":\"2027-01-01\"}")).isEqualTo("account-closed");
    }

    @Test
    void onlyOperatorsSignUpAndPartnersDoNotRead() {
        for (String key : List.of("demo-till", "demo-app", "demo-partner")) {
            assertThat(http.post(key, path + "/rebates/yearly/agreement", "{\"from\":\"2027-01-01\"}")
                            .status())
                    .as(key)
                    .isEqualTo(403);
        }
        assertThat(http.get("demo-partner", path + "/rebates").status()).isEqualTo(403);
        assertThat(http.get("demo-till", path + "/rebates").status()).isEqualTo(200);
        assertThat(http.get("demo-operator", "/v1/members/card:6299999/rebates").code())
                .isEqualTo("member-not-found");
    }

    @Test
    void settingsThatCannotBeMeantAreRefusedByPlace() {
        assertThat(violations(RebateTexts.VOLUME.replace("\"spend\"", "\"points\"")))
                .contains("/catalogue/rebates/0/measure unknown-wallet");
        assertThat(violations(RebateTexts.VOLUME.replace("\"spend\"", "\"cashback\"")))
                .contains("/catalogue/rebates/0/measure unfit-wallet");
        assertThat(violations(RebateTexts.VOLUME.replace("\"cashback\"", "\"spend\"")))
                .contains("/catalogue/rebates/0/pays/wallet unfit-wallet");
        assertThat(violations(RebateTexts.YEARLY.replace("\"afterDays\":10", "\"afterDays\":300")))
                .contains("/catalogue/rebates/0/measure unfit-wallet");
        assertThat(violations(RebateTexts.VOLUME.replace("500}", "300}")))
                .contains("/catalogue/rebates/0/volume/steps/1/basisPoints out-of-range");
        assertThat(violations(RebateTexts.VOLUME.replace("5000000", "1000000")))
                .contains("/catalogue/rebates/0/volume/steps/1/from out-of-range");
        assertThat(violations(RebateTexts.YEARLY.replace("\"cafe\"", "\"nobody\"")))
                .contains("/catalogue/rebates/0/pays/issuer unknown-merchant");
        assertThat(violations(RebateTexts.VOLUME, RebateTexts.VOLUME)).contains("/catalogue/rebates/1/id duplicate");
        assertThat(violations(RebateTexts.VOLUME.replace("QUARTER", "YEAR")))
                .contains("/catalogue/rebates unchangeable");
        assertThat(violations(RebateTexts.VOLUME.replace("QUARTER", "WEEK")))
                .contains("/catalogue/rebates/0/per not-one-of");
    }

    @Test
    void noMorePeriodsMayRunAtOnceThanAnEntryCanLookAt() {
        String[] monthly = IntStream.range(0, 6)
                .mapToObj(n -> RebateTexts.VOLUME
                        .replace("\"volume\",\"m", "\"monthly-" + n + "\",\"m")
                        .replace("QUARTER", "MONTH"))
                .toArray(String[]::new);
        assertThat(violations(Arrays.copyOf(monthly, 5))).isEmpty();
        assertThat(violations(monthly)).containsExactly("/catalogue/rebates out-of-range");
    }

    @Test
    void manyAtOnceSettleOnce() throws Exception {
        buy("R-1", 1_500_000, "2026-12-30T10:00:00+08:00");
        now(SETTLES);
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int n = 0; n < 8; n++) {
                int receipt = n;
                threads.submit(this::work);
                threads.submit(() -> buy("P-" + receipt, 100, "2026-12-30T10:00:00+08:00"));
            }
        }
        work();

        assertThat(balance("available")).isEqualTo(15_000 + 24);
        assertThat(settlements().stream()
                        .mapToLong(each -> each.path("amount").asLong())
                        .sum())
                .isEqualTo(15_024);
    }

    private List<String> violations(String... rebates) {
        List<String> found = new ArrayList<>();
        JsonNode problem = Revising.publish(http, RebateTexts.with(rebates)).json();
        problem.path("violations")
                .forEach(one -> found.add(
                        one.path("pointer").asString() + " " + one.path("code").asString()));
        return found;
    }

    private String refused(String rebate, String body) {
        return http.post("demo-operator", path + "/rebates/" + rebate + "/agreement", body)
                .code();
    }

    private void agree(String body) {
        Http.Reply agreed = http.post("demo-operator", path + "/rebates/yearly/agreement", body);
        assertThat(agreed.status()).as(agreed.text()).isEqualTo(201);
    }

    private void now(String at) {
        clock.advance(Duration.between(clock.instant(), OffsetDateTime.parse(at).toInstant()));
    }

    private void work() {
        http.bean(DueWork.class).beat(clock.instant());
    }

    private JsonNode standings() {
        Http.Reply reply = http.get("demo-app", path + "/rebates");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private JsonNode rebate(int place) {
        return standings().path("rebates").path(place);
    }

    private List<JsonNode> settlements() {
        List<JsonNode> all = new ArrayList<>();
        rebate(0).path("settlements").forEach(all::add);
        return all;
    }

    private long balance(String part) {
        return http.get("demo-till", path + "/balances")
                .json()
                .at("/balances/cashback/" + part)
                .asLong(0);
    }

    private JsonNode entry(String id, String language) {
        return http.send("demo-operator", "GET", path + "/entries/" + id, "", Map.of("Accept-Language", language))
                .json();
    }

    private Http.Reply buy(String receipt, long minor, String at) {
        String when = at.isEmpty() ? "" : "\"at\":\"" + at + "\",";
        Http.Reply bought = http.post(
                "demo-till",
                path + "/purchases",
                "{\"merchant\":\"cafe\",\"receipt\":\"%s\",%s\"currency\":\"CNY\",\"amount\":%d}"
                        .formatted(receipt, when, minor));
        assertThat(bought.status()).as(bought.text()).isEqualTo(201);
        return bought;
    }

    private void giveBack(String receipt, long minor) {
        Http.Reply back = http.post(
                "demo-till",
                path + "/purchases/receipt:cafe:" + receipt + "/returns",
                "{\"lines\":[{\"line\":0,\"amount\":%d}]}".formatted(minor));
        assertThat(back.status()).as(back.text()).isEqualTo(201);
    }

    private void spend(long minor) {
        Http.Reply spent = http.post(
                "demo-till",
                path + "/redemptions",
                "{\"merchant\":\"books\",\"unit\":\"cashback\",\"amount\":%d}".formatted(minor));
        assertThat(spent.status()).as(spent.text()).isEqualTo(201);
    }
}
