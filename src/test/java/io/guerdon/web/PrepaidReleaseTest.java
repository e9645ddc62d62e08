package io.guerdon.web;

import static io.guerdon.web.PlanProgram.agree;
import static io.guerdon.web.PlanProgram.figures;
import static io.guerdon.web.PlanProgram.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Money paid at once and released month by month, by the API alone, on a sandbox's clock. */
class PrepaidReleaseTest {
    private final PlanProgram shop = new PlanProgram();
    private final String member = shop.member();

    @AfterEach
    void stop() {
        shop.close();
    }

    private String agreed() {
        return shop.agreed(member, agree("monthly-release", 120_000, receipt(Http.fresh("R-"))));
    }

    private JsonNode read(String plan) {
        return shop.read(plan);
    }

    @Test
    void twelveHundredIsReleasedAHundredAMonthWithTwentyEach() {
        String plan = agreed();
        assertThat(shop.wallets(member)).isEqualTo("10000+2000 pending 110000+22000");
        assertThat(figures(read(plan).at("/plan/figures"))).isEqualTo("120000=10000+110000+0+0 24000=2000+22000+0");

        shop.to("2026-01-31");
        assertThat(shop.wallets(member)).isEqualTo("10000+2000 pending 110000+22000");
        shop.to("2026-02-01");
        assertThat(shop.wallets(member)).isEqualTo("20000+4000 pending 100000+20000");
        assertThat(read(plan).at("/parts/1/standing").asString()).isEqualTo("released");
        assertThat(read(plan).at("/parts/2/standing").asString()).isEqualTo("unreleased");
        assertThat(read(plan).at("/parts/2/on").asString()).isEqualTo("2026-03-01");
        assertThat(figures(read(plan).path("closing"))).isEqualTo("120000=20000+0+99500+500 24000=4000+0+20000");
        assertThat(shop.till(member + "/redemptions", """
            {"merchant":"books","unit":"stored","amount":24001,"reference":"B-1"}\
            """).code()).isEqualTo("insufficient-balance");
        assertThat(shop.till(member + "/redemptions", """
            {"merchant":"books","unit":"stored","amount":24000,"reference":"B-2"}\
            """).status()).isEqualTo(201);

        shop.to("2026-12-01");
        assertThat(shop.wallets(member)).isEqualTo("100000+20000 pending 0+0");
        assertThat(read(plan).at("/plan/phase").asString()).isEqualTo("completed");
        assertThat(read(plan).path("closing").isMissingNode()).isTrue();
        assertThat(figures(read(plan).at("/plan/figures"))).isEqualTo("120000=120000+0+0+0 24000=24000+0+0");
        assertThat(shop.read(member + "/prepaid-plans").path("items").size()).isOne();
    }

    @Test
    void closingEarlyPaysBackWhatIsNotReleasedLessTheFeeAndDropsItsBonus() {
        String plan = agreed();
        shop.to("2026-03-15");
        Http.Reply seen = shop.asked(plan + "/close/preview?by=member");

        Http.Reply closed = shop.till(plan + "/close", "{\"by\":\"member\",\"reason\":\"moves away\"}");

        assertThat(closed.status()).as(closed.text()).isEqualTo(201);
        assertThat(closed.json().path("plan")).isEqualTo(seen.json().path("plan"));
        assertThat(closed.json().path("balances")).isEqualTo(seen.json().path("balances"));
        assertThat(figures(closed.json().at("/plan/figures"))).isEqualTo("120000=30000+0+89500+500 24000=6000+0+18000");
        assertThat(shop.wallets(member)).isEqualTo("30000+6000 pending 0+0");
        assertThat(read(plan).at("/plan/phase").asString()).isEqualTo("closed");
        assertThat(read(plan).at("/parts/3/standing").asString()).isEqualTo("dropped");
        assertThat(shop.till(plan + "/close", "{\"by\":\"member\",\"reason\":\"again\"}")
                        .code())
                .isEqualTo("plan-not-running");
        shop.to("2027-03-01");
        assertThat(shop.wallets(member)).isEqualTo("30000+6000 pending 0+0");
    }

    @Test
    void aMerchantThatClosesTakesNoFee() {
        String plan = agreed();

        Http.Reply closed = shop.operator(plan + "/close", "{\"by\":\"merchant\",\"reason\":\"closes down\"}");

        assertThat(figures(closed.json().at("/plan/figures"))).isEqualTo("120000=10000+0+110000+0 24000=2000+0+22000");
    }

    @Test
    void partsFollowTheLastDaysOfMonths() {
        String plan = shop.agreed(
                member, agree("monthly-release", 1_200, receipt(Http.fresh("R-")) + ",\"firstOn\":\"2026-01-31\""));

        assertThat(read(plan)
                        .path("parts")
                        .valueStream()
                        .map(part -> part.path("on").asString()))
                .containsExactly(
                        "2026-01-31",
                        "2026-02-28",
                        "2026-03-31",
                        "2026-04-30",
                        "2026-05-31",
                        "2026-06-30",
                        "2026-07-31",
                        "2026-08-31",
                        "2026-09-30",
                        "2026-10-31",
                        "2026-11-30",
                        "2026-12-31");
        assertThat(shop.wallets(member)).isEqualTo("0+0 pending 1200+0");
    }

    @Test
    void whatCannotBeIsRefusedWithItsFacts() {
        String plans = member + "/prepaid-plans";
        assertThat(shop.till(plans, agree("no-plan", 1_200, "")).code()).isEqualTo("plan-definition-not-found");
        assertThat(shop.till(plans, agree("monthly-release", 1_200, "")).code()).isEqualTo("plan-needs-receipt");
        assertThat(shop.till(plans, agree("monthly-release", 11, receipt("R-1")))
                        .code())
                .isEqualTo("plan-amount-not-allowed");
        assertThat(shop.till(plans, agree("monthly-release", 500_001, receipt("R-1")))
                        .code())
                .isEqualTo("plan-amount-not-allowed");
        assertThat(shop.till(
                                plans,
                                agree("monthly-release", 1_200, receipt("R-1")).replace("cafe", "books"))
                        .code())
                .isEqualTo("merchant-takes-no-plans");
        assertThat(shop.till(
                                plans,
                                agree("monthly-release", 1_200, receipt("R-1")).replace("cafe", "inn"))
                        .code())
                .isEqualTo("unknown-merchant");
        assertThat(shop.till(
                                plans,
                                agree("monthly-release", 1_200, receipt("R-1")).replace("CNY", "EUR"))
                        .code())
                .isEqualTo("currency-mismatch");
        assertThat(shop.till(plans, agree("monthly-release", 1_200, receipt("R-1") + ",\"firstOn\":\"2025-12-31\""))
                        .code())
                .isEqualTo("plan-start-not-allowed");
        assertThat(shop.till(plans, agree("monthly-release", 1_200, receipt("R-1") + ",\"firstOn\":\"2027-01-03\""))
                        .code())
                .isEqualTo("plan-start-not-allowed");
        assertThat(shop.till(plans, "{}").code()).isEqualTo("malformed-request");
        String plan = agreed();
        assertThat(shop.pay(plan, 100).code()).isEqualTo("plan-paid-at-once");
        assertThat(shop.operator(plan + "/payments/1/refunds", "{\"reason\":\"why not\"}")
                        .code())
                .isEqualTo("plan-payment-not-found");
        assertThat(shop.asked(member + "/prepaid-plans/pln_x-1").code()).isEqualTo("plan-not-found");
        assertThat(shop.till(plan + "/close", "{\"by\":\"nobody\",\"reason\":\"x\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theSameRequestIsAnsweredAsBeforeAndALineOfAReceiptPaysOnce() {
        String body = agree("monthly-release", 1_200, receipt("R-once"));
        Http.Reply first = shop.send("sandbox-till", "POST", member + "/prepaid-plans", body, "k-once");
        Http.Reply again = shop.send("sandbox-till", "POST", member + "/prepaid-plans", body, "k-once");

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.replayed()).isTrue();
        assertThat(shop.till(shop.member() + "/prepaid-plans", body).code()).isEqualTo("plan-receipt-already-used");
        assertThat(shop.till(member + "/top-ups", """
            {"storedValue":"stored","merchant":"cafe","receipt":"R-once","currency":"CNY","amount":5}\
            """).code()).isEqualTo("top-up-receipt-already-used");
        assertThat(shop.wallets(member)).isEqualTo("100+0 pending 1100+0");
    }

    @Test
    void manyWhoCloseAtOnceCloseItOnce() throws Exception {
        String plan = agreed();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> all = threads.invokeAll(java.util.Collections.nCopies(
                    8,
                    () -> shop.till(plan + "/close", "{\"by\":\"member\",\"reason\":\"hurry\"}")
                            .status()));
            int done = 0;
            for (Future<Integer> each : all) {
                done += each.get() == 201 ? 1 : 0;
            }
            assertThat(done).isOne();
        }
        assertThat(shop.wallets(member)).isEqualTo("10000+2000 pending 0+0");
    }

    @Test
    void whatIsBlockedIsClosedByAnOperatorOnly() {
        String plan = agreed();
        assertThat(shop.operator(member + "/stored-values/stored/block", "{\"reason\":\"stolen\"}")
                        .status())
                .isEqualTo(201);

        assertThat(shop.till(plan + "/close", "{\"by\":\"member\",\"reason\":\"quick\"}")
                        .code())
                .isEqualTo("stored-value-blocked");
        assertThat(shop.operator(plan + "/close", "{\"by\":\"member\",\"reason\":\"quick\"}")
                        .status())
                .isEqualTo(201);
        assertThat(shop.till(member + "/prepaid-plans", agree("monthly-release", 1_200, receipt("R-9")))
                        .code())
                .isEqualTo("stored-value-blocked");
    }
}
