package io.guerdon.web;

import static io.guerdon.web.PlanProgram.agree;
import static io.guerdon.web.PlanProgram.figures;
import static io.guerdon.web.PlanProgram.payment;
import static io.guerdon.web.PlanProgram.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Money paid month by month, by the API alone, on a sandbox's clock that begins on the 1st of January 2026. */
class InstalmentsTest {
    private final PlanProgram shop = new PlanProgram();
    private final String member = shop.member();

    @AfterEach
    void stop() {
        shop.close();
    }

    /** 1,100.00 in eleven months; 100.00 for it. */
    private String elevenAndOne() {
        return shop.agreed(member, agree("eleven-and-one", 110_000, ""));
    }

    /** 400.00 in four months from February on; 10.00 with each. */
    private String byPart() {
        return shop.agreed(member, agree("by-part", 40_000, ""));
    }

    private String standing(String plan) {
        JsonNode read = shop.read(plan);
        return read.at("/plan/phase").asString() + " due " + read.path("due").asLong() + " overdue "
                + read.path("overdue").asLong();
    }

    private String figured(String plan) {
        return figures(shop.read(plan).at("/plan/figures"));
    }

    /** The open charges, as {@code <purpose> <amount> <due day>}. */
    private List<String> charges() {
        return shop.read(member + "/charges")
                .path("open")
                .valueStream()
                .map(charge -> charge.path("purpose").asString() + " "
                        + charge.at("/amount/amount").asLong() + " "
                        + charge.path("dueAt").asString())
                .toList();
    }

    private String charge() {
        return shop.read(member + "/charges").at("/open/0/charge").asString();
    }

    private Http.Reply confirm(String reference) {
        return shop.till(
                member + "/charges/" + charge() + "/confirm",
                "{\"reference\":\"%s\"}".formatted(Http.fresh(reference)));
    }

    @Test
    void elevenMonthsArePaidAndTheTwelfthIsTheBonus() {
        String plan = elevenAndOne();
        assertThat(figured(plan)).isEqualTo("0=0+0+0+0 10000=0+10000+0");
        assertThat(charges()).containsExactly("1 10000 2026-01-02T00:00+08:00");
        for (int month = 1; month <= 11; month++) {
            assertThat(shop.wallets(member)).isEqualTo((month - 1) * 10_000 + "+0 pending 0+0");
            if (month > 1) {
                shop.to("2026-%02d-01".formatted(month));
            }
            assertThat(charges()).containsExactly("%d 10000 2026-%02d-02T00:00+08:00".formatted(month, month));
            assertThat(confirm("psp-").status()).isEqualTo(201);
            assertThat(charges()).isEmpty();
        }
        assertThat(standing(plan)).isEqualTo("completed due 0 overdue 0");
        assertThat(shop.wallets(member)).isEqualTo("110000+10000 pending 0+0");
        assertThat(figured(plan)).isEqualTo("110000=110000+0+0+0 10000=10000+0+0");
        assertThat(shop.till(member + "/redemptions", """
            {"merchant":"books","unit":"stored","amount":120000,"reference":"B-1"}\
            """).status()).isEqualTo(201);
    }

    @Test
    void aChargeIsOpenedBeforeThePartIsDue() {
        elevenAndOne();
        assertThat(confirm("psp-").status()).isEqualTo(201);

        shop.advance("\"to\":\"2026-01-28T23:59:59+08:00\"");
        assertThat(charges()).isEmpty();
        shop.to("2026-01-29");
        assertThat(charges()).containsExactly("2 10000 2026-02-02T00:00+08:00");
    }

    @Test
    void partialPaymentsAndPaymentsAheadPayTheEarliestPartsFirst() {
        String plan = elevenAndOne();
        shop.paid(plan, 4_000);
        assertThat(charges()).containsExactly("1 6000 2026-01-02T00:00+08:00");
        assertThat(standing(plan)).isEqualTo("running due 6000 overdue 0");

        Http.Reply seen = shop.asked(plan + "/payments/preview?merchant=cafe&amount=26500");
        Http.Reply told = shop.paid(plan, 26_500);

        assertThat(told.json().path("plan")).isEqualTo(seen.json().path("plan"));
        assertThat(told.json().path("balances")).isEqualTo(seen.json().path("balances"));
        assertThat(charges()).isEmpty();
        JsonNode read = shop.read(plan);
        assertThat(read.at("/parts/2/standing").asString()).isEqualTo("paid");
        assertThat(read.at("/parts/3/standing").asString()).isEqualTo("ahead");
        assertThat(read.at("/parts/3/paid").asLong()).isEqualTo(500);
        shop.to("2026-04-01");
        assertThat(charges()).containsExactly("4 9500 2026-04-02T00:00+08:00");
        assertThat(shop.pay(plan, 79_501).code()).isEqualTo("plan-payment-too-large");
        assertThat(shop.pay(plan, 999).code()).isEqualTo("plan-payment-too-small");
        shop.paid(plan, 79_500);
        assertThat(shop.wallets(member)).isEqualTo("110000+10000 pending 0+0");
    }

    @Test
    void aPartIsCompletedByHoweverLittle() {
        String plan = byPart();
        shop.paid(plan, 9_500);

        assertThat(shop.pay(plan, 499).code()).isEqualTo("plan-payment-too-small");
        shop.paid(plan, 500);
        assertThat(shop.pay(plan, 999).code()).isEqualTo("plan-payment-too-small");
    }

    @Test
    void whoLeavesIsAskedForNothingMore() {
        String plan = elevenAndOne();
        assertThat(charges()).hasSize(1);

        assertThat(shop.operator(member + "/status", "{\"status\":\"closed\",\"reason\":\"asked\"}")
                        .status())
                .isEqualTo(201);

        assertThat(charges()).isEmpty();
        shop.advance("\"by\":\"P3M\"");
        assertThat(standing(plan)).startsWith("closed");
        assertThat(figured(plan)).isEqualTo("0=0+0+0+0 10000=0+0+10000");
    }

    @Test
    void blockedMoneyIsStillPaidIn() {
        String plan = elevenAndOne();
        shop.operator(member + "/stored-values/stored/block", "{\"reason\":\"lost\"}");

        shop.paid(plan, 10_000);
        assertThat(shop.till(plan + "/payments/1/refunds", "{\"reason\":\"x\"}").code())
                .isEqualTo("stored-value-blocked");
    }

    @Test
    void aChargeOfBlockedMoneyIsPaidBackByAnOperatorOnly() {
        elevenAndOne();
        String charge = charge();
        shop.till(member + "/charges/" + charge + "/confirm", "{\"reference\":\"psp-b\"}");
        shop.operator(member + "/stored-values/stored/block", "{\"reason\":\"stolen\"}");

        String refund = member + "/charges/" + charge + "/refund";
        assertThat(shop.till(refund, "{\"reason\":\"x\"}").code()).isEqualTo("stored-value-blocked");
        assertThat(shop.operator(refund, "{\"reason\":\"x\"}").status()).isEqualTo(201);
    }

    @Test
    void whoIsLatePaysAFeeOnceAndFirst() {
        String plan = elevenAndOne();
        shop.advance("\"to\":\"2026-01-06T23:59:59+08:00\"");
        assertThat(standing(plan)).isEqualTo("running due 10000 overdue 0");
        shop.to("2026-01-07");
        assertThat(standing(plan)).isEqualTo("running due 10200 overdue 10200");
        assertThat(charges()).containsExactly("1 10200 2026-01-02T00:00+08:00");
        shop.to("2026-01-20");
        assertThat(standing(plan)).isEqualTo("running due 10200 overdue 10200");

        shop.paid(plan, 1_000);

        assertThat(figured(plan)).isEqualTo("1000=800+0+0+200 10000=0+10000+0");
        assertThat(shop.wallets(member)).isEqualTo("800+0 pending 0+0");
        assertThat(charges()).containsExactly("1 9200 2026-01-02T00:00+08:00");
        shop.to("2026-02-07");
        assertThat(standing(plan)).isEqualTo("running due 19400 overdue 19400");
        assertThat(charges()).containsExactly("1-2 19400 2026-01-02T00:00+08:00");
        assertThat(confirm("psp-").status()).isEqualTo(201);
        assertThat(figured(plan)).isEqualTo("20400=20000+0+0+400 10000=0+10000+0");
    }

    @Test
    void whoDoesNotPayKeepsWhatWasPaidAndLosesWhatHadNotVested() {
        String plan = byPart();
        shop.to("2026-02-01");
        assertThat(charges()).containsExactly("1 10000 2026-02-02T00:00+08:00");
        assertThat(confirm("psp-").status()).isEqualTo(201);
        assertThat(shop.wallets(member)).isEqualTo("10000+1000 pending 0+0");
        shop.advance("\"to\":\"2026-03-21T23:59:59+08:00\"");
        assertThat(standing(plan)).isEqualTo("running due 10000 overdue 10000");
        shop.to("2026-03-22");

        assertThat(standing(plan)).isEqualTo("lapsed due 0 overdue 0");
        assertThat(figured(plan)).isEqualTo("10000=10000+0+0+0 4000=1000+0+3000");
        assertThat(charges()).isEmpty();
        assertThat(shop.wallets(member)).isEqualTo("10000+1000 pending 0+0");
        assertThat(shop.pay(plan, 10_000).code()).isEqualTo("plan-not-running");
    }

    @Test
    void whoClosesKeepsWhatWasPaidAndItsBonus() {
        String plan = byPart();
        shop.paid(plan, 20_000);
        shop.to("2026-04-02");
        assertThat(charges()).hasSize(1);
        assertThat(figures(shop.read(plan).path("closing"))).isEqualTo("20000=20000+0+0+0 4000=2000+0+2000");

        assertThat(shop.till(plan + "/close", "{\"by\":\"member\",\"reason\":\"enough\"}")
                        .status())
                .isEqualTo(201);

        assertThat(standing(plan)).isEqualTo("closed due 0 overdue 0");
        assertThat(charges()).isEmpty();
        assertThat(shop.wallets(member)).isEqualTo("20000+2000 pending 0+0");
    }

    @Test
    void aPaymentThatGoesBackIsToBePaidAgain() {
        String plan = byPart();
        shop.paid(plan, 10_000);
        shop.paid(plan, 10_000);
        shop.to("2026-02-10");

        Http.Reply back = shop.till(plan + "/payments/1/refunds", "{\"reason\":\"mistyped\"}");

        assertThat(back.status()).as(back.text()).isEqualTo(201);
        assertThat(back.json().path("paidBack").asLong()).isEqualTo(10_000);
        assertThat(back.json().path("bonusBack").asLong()).isEqualTo(1_000);
        assertThat(figured(plan)).isEqualTo("20000=10000+0+10000+0 4000=1000+3000+0");
        assertThat(shop.wallets(member)).isEqualTo("10000+1000 pending 0+0");
        assertThat(shop.till(plan + "/payments/1/refunds", "{\"reason\":\"again\"}")
                        .code())
                .isEqualTo("refund-exceeds-plan-payment");
        assertThat(shop.till(plan + "/payments/3/refunds", "{\"reason\":\"none\"}")
                        .code())
                .isEqualTo("plan-payment-not-found");
        shop.to("2026-03-01");
        assertThat(charges()).containsExactly("2 10000 2026-03-02T00:00+08:00");
    }

    @Test
    void whatWasSpentDoesNotGoBack() {
        String plan = byPart();
        shop.paid(plan, 10_000);
        shop.till(member + "/redemptions", """
            {"merchant":"books","unit":"stored","amount":9000,"reference":"B-1"}\
            """);
        assertThat(shop.till(plan + "/payments/1/refunds", "{\"amount\":1001,\"reason\":\"much\"}")
                        .code())
                .isEqualTo("refund-exceeds-plan-payment");
    }

    @Test
    void aPaymentByAChargeGoesBackByTheCharge() {
        String plan = byPart();
        shop.to("2026-02-01");
        String charge = charge();
        assertThat(confirm("psp-").status()).isEqualTo(201);
        assertThat(shop.till(plan + "/payments/1/refunds", "{\"reason\":\"no\"}")
                        .code())
                .isEqualTo("plan-payment-by-charge");

        Http.Reply back = shop.till(member + "/charges/" + charge + "/refund", "{\"amount\":4000,\"reason\":\"part\"}");

        assertThat(back.status()).as(back.text()).isEqualTo(201);
        assertThat(figured(plan)).isEqualTo("10000=6000+0+4000+0 4000=0+4000+0");
        assertThat(charges()).containsExactly("1 4000 2026-02-02T00:00+08:00");
        assertThat(shop.till(member + "/charges/" + charge + "/refund", "{\"amount\":6001,\"reason\":\"more\"}")
                        .code())
                .isEqualTo("refund-exceeds-charge");
        shop.till(plan + "/close", "{\"by\":\"member\",\"reason\":\"enough\"}");
        assertThat(shop.till(member + "/charges/" + charge + "/refund", "{\"reason\":\"rest\"}")
                        .status())
                .isEqualTo(201);
        assertThat(figured(plan)).isEqualTo("10000=0+0+10000+0 4000=0+0+4000");
        assertThat(shop.wallets(member)).isEqualTo("0+0 pending 0+0");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThat(shop.till(member + "/prepaid-plans", agree("by-part", 40_000, receipt("R-1")))
                        .code())
                .isEqualTo("plan-paid-in-parts");
        String plan = byPart();
        assertThat(shop.till(plan + "/payments", payment(1_000, "R-1").replace("cafe", "books"))
                        .code())
                .isEqualTo("plan-of-another-merchant");
        assertThat(shop.till(plan + "/payments", payment(1_000, "R-1").replace("CNY", "EUR"))
                        .code())
                .isEqualTo("currency-mismatch");
        assertThat(shop.till(member + "/prepaid-plans/pln_x-9/payments", payment(1_000, "R-1"))
                        .code())
                .isEqualTo("plan-not-found");
        assertThat(shop.till(plan + "/payments/x/refunds", "{\"reason\":\"x\"}").code())
                .isEqualTo("invalid-parameter");
        shop.paid(plan, 40_000);
        assertThat(shop.pay(plan, 1).code()).isEqualTo("plan-not-running");
    }

    @Test
    void ofManyPaymentsWithOneReceiptOneCounts() throws Exception {
        String plan = byPart();
        assertThat(done(8, () -> shop.till(plan + "/payments", payment(10_000, "R-same"))))
                .isOne();
        assertThat(figured(plan)).startsWith("10000=10000");
        String body = payment(10_000, "R-key");
        Http.Reply first = shop.send("sandbox-till", "POST", plan + "/payments", body, "k-1");
        Http.Reply again = shop.send("sandbox-till", "POST", plan + "/payments", body, "k-1");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(figured(plan)).startsWith("20000=20000");
    }

    @Test
    void aPaymentThatRacesWithClosingCountsBeforeItOrNotAtAll() throws Exception {
        for (int round = 0; round < 10; round++) {
            String other = shop.member();
            String plan = shop.agreed(other, agree("by-part", 40_000, ""));
            List<Callable<Http.Reply>> both = List.of(
                    () -> shop.pay(plan, 10_000),
                    () -> shop.till(plan + "/close", "{\"by\":\"member\",\"reason\":\"race\"}"));
            List<Integer> statuses = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                for (Future<Http.Reply> each : threads.invokeAll(both)) {
                    statuses.add(each.get().status());
                }
            }
            assertThat(statuses.getLast()).isEqualTo(201);
            boolean paid = statuses.getFirst() == 201;
            assertThat(shop.read(plan).at("/plan/phase").asString()).isEqualTo("closed");
            assertThat(figured(plan)).startsWith(paid ? "10000=10000" : "0=0");
            assertThat(shop.wallets(other)).startsWith(paid ? "10000+1000" : "0+0");
        }
    }

    private static long done(int times, Callable<Http.Reply> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            long done = 0;
            for (Future<Http.Reply> each : threads.invokeAll(java.util.Collections.nCopies(times, call))) {
                done += each.get().status() == 201 ? 1 : 0;
            }
            return done;
        }
    }
}
