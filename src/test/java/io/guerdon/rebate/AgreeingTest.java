package io.guerdon.rebate;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.RebateTexts;
import org.junit.jupiter.api.Test;

/** What an agreement changes, and what it cannot: 1% of what a year brings from 20,000.00 on, settled on January 11. */
class AgreeingTest {
    private static final String SETTLES = "2028-01-10T16:00:00Z";

    private final Shopper ann = new Shopper("2027-01-01T02:00:00Z", RebateTexts.with(RebateTexts.YEARLY));

    @Test
    void aPeriodThatWasClosedIsNotPaidAgain() {
        ann.agree("yearly", "2027-01-01");
        buyInJanuaryAndSummer();
        ann.now(SETTLES);
        ann.tick();
        assertThat(ann.cashback().available()).isEqualTo(50_000);
        ann.now("2028-08-24T02:00:00Z");
        ann.tick();
        assertThat(ann.running()).isEmpty();

        ann.agree("yearly", "2027-06-01");
        ann.tick();

        assertThat(ann.running()).isEmpty();
        assertThat(ann.cashback().available()).isEqualTo(50_000);
        ann.verify();
    }

    @Test
    void whatWasForgottenIsAgreedToAfterThePeriod() {
        buyInJanuaryAndSummer();
        ann.now("2028-08-22T02:00:00Z");

        ann.agree("yearly", "2027-06-01");
        ann.tick();

        assertThat(ann.running()).containsExactly("yearly:2027 3000000 30000");
        assertThat(ann.cashback().available()).isEqualTo(30_000);
        ann.verify();
    }

    @Test
    void whatIsSettledStaysSo() {
        ann.agree("yearly", "2027-01-01");
        buyInJanuaryAndSummer();
        ann.now(SETTLES);
        ann.tick();

        ann.agree("yearly", "2028-01-01");
        ann.tick();
        ann.agree("yearly", "2027-06-01");
        ann.tick();
        ann.buy("late", "2027-12-31T02:00:00Z", 100_000);
        ann.tick();

        assertThat(ann.running()).containsExactly("yearly:2027 5100000 51000");
        assertThat(ann.cashback().available()).isEqualTo(51_000);
        ann.verify();
    }

    @Test
    void oneForALaterTimeTakesNothingFromAPeriodThatIsOver() {
        ann.agree("yearly", "2027-01-01");
        buyInJanuaryAndSummer();
        ann.now("2028-01-02T02:00:00Z");

        ann.agree("yearly", "2028-01-01");
        ann.now(SETTLES);
        ann.tick();

        assertThat(ann.running()).containsExactly("yearly:2027 5000000 50000");
        assertThat(ann.cashback().available()).isEqualTo(50_000);
    }

    @Test
    void untilItIsSettledOtherDaysMayCount() {
        ann.agree("yearly", "2027-01-01");
        buyInJanuaryAndSummer();
        ann.agree("yearly", "2028-01-01");
        assertThat(ann.running()).as("before it is over").containsExactly("yearly:2027 0 0");
        ann.now("2028-01-02T02:00:00Z");

        ann.agree("yearly", "2027-06-01");

        assertThat(ann.running()).containsExactly("yearly:2027 3000000 0");
    }

    @Test
    void aRebateOfTheSameNameThatCountsSomethingElseLeavesPeriodsThatRun() {
        ann.agree("yearly", "2027-01-01");
        buyInJanuaryAndSummer();
        ann.publish(RebateTexts.COUNTED);
        ann.publish(counting("visits"));
        ann.buy("R-3", "2027-07-02T02:00:00Z", 2_000_000);
        ann.agree("yearly", "2027-01-02");

        assertThat(ann.running()).containsExactly("yearly:2027 7000000 0");
        ann.now("2028-01-01T02:00:00Z");
        ann.buy("R-4", "2028-01-01T02:00:00Z", 100);
        assertThat(ann.running()).containsExactly("yearly:2027 7000000 0", "yearly:2028 100 0");
    }

    private void buyInJanuaryAndSummer() {
        ann.buy("R-1", "2027-01-01T02:00:00Z", 2_000_000);
        ann.buy("R-2", "2027-06-02T02:00:00Z", 3_000_000);
    }

    /** The same, with a wallet of another name beside the one that is there. */
    private static String counting(String measure) {
        String wallet = RebateTexts.WALLETS.substring(RebateTexts.WALLETS.indexOf("{\"id\":\"spend\""));
        return RebateTexts.with(RebateTexts.YEARLY.replace("\"spend\"", "\"" + measure + "\""))
                .replace(wallet, wallet + "," + wallet.replace("\"spend\"", "\"" + measure + "\""))
                .replace(
                        RebateTexts.SPENT,
                        RebateTexts.SPENT + ","
                                + RebateTexts.SPENT
                                        .replace("\"spend\"", "\"" + measure + "\"")
                                        .replace("\"spent\"", "\"counted\"")
                                        .replace("one-for-one", "each"));
    }
}
