package io.guerdon.rebate;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.RebateTexts;
import org.junit.jupiter.api.Test;

/** A period ends for good when the first of what counts for it expires, and is settled before. */
class ClosingTest {
    private static final String MARCH = "2027-03-01T02:00:00Z";

    /** Two by the month, and nothing is kept for a day longer than it has to be. */
    private static final String TWO =
            RebateTexts.with(monthly("one"), monthly("two")).replace("P600D", "P62D");

    @Test
    void whatWasSettledStaysAndNothingIsSettledAnew() {
        Shopper ann = new Shopper("2026-11-22T02:00:00Z", RebateTexts.with(RebateTexts.VOLUME));
        ann.buy("R-1", "2026-11-22T02:00:00Z", 1_500_000);
        ann.buy("R-2", "2026-12-20T02:00:00Z", 500_000);
        ann.now("2027-02-01T00:00:00Z");
        ann.tick();
        ann.redeem(30_000);

        ann.now("2028-07-13T00:00:00Z");
        ann.giveBack("R-2", 100_000);
        ann.tick();
        assertThat(ann.cashback().owed()).as("a day before it is closed").isEqualTo(3_000);
        ann.now("2028-07-14T16:00:00Z");
        ann.tick();
        ann.giveBack("R-2", 100_000);
        ann.buy("R-3", "2026-12-21T02:00:00Z", 9_000_000);
        ann.tick();

        assertThat(ann.running()).isEmpty();
        assertThat(ann.cashback().owed()).isEqualTo(3_000);
        assertThat(ann.cashback().available()).isZero();
        ann.verify();
    }

    @Test
    void whatIsDueIsSettledBeforeItIsClosedHoweverLateDueWorkRuns() {
        Shopper ann = new Shopper(MARCH, TWO);
        ann.buy("R-1", MARCH, 1_500_000);
        ann.now("2027-05-03T02:00:00Z");
        long due = ann.cashback().available();

        ann.tick();

        assertThat(due).isEqualTo(2 * 15_000);
        assertThat(ann.cashback().available()).isEqualTo(due);
        assertThat(ann.running()).isEmpty();
        ann.verify();
    }

    @Test
    void whatIsReturnedJustBeforeItIsClosedIsTakenBackFromAll() {
        Shopper ann = new Shopper(MARCH, TWO);
        ann.buy("R-1", MARCH, 1_500_000);
        ann.now("2027-05-02T15:59:55Z");
        ann.giveBack("R-1", 400_000);
        ann.now("2027-05-03T02:00:00Z");
        long due = ann.cashback().available();

        ann.tick();

        assertThat(due).isEqualTo(2 * 3_000);
        assertThat(ann.cashback().available()).isEqualTo(due);
        assertThat(ann.running()).isEmpty();
        ann.verify();
    }

    private static String monthly(String id) {
        return RebateTexts.VOLUME
                .replace("\"id\":\"volume\"", "\"id\":\"" + id + "\"")
                .replace("QUARTER", "MONTH");
    }
}
