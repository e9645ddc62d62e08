package io.guerdon.earning;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.budget.BudgetId;
import io.guerdon.budget.Budgets.Left;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Trace;
import org.junit.jupiter.api.Test;

/** What a group gives all members together at most. */
class BudgetsTest {
    private static final String CUT = "\"budgets\":[{\"per\":\"EVER\",\"most\":250,\"overflow\":\"CUT\"}],";
    private static final String REFUSE = "\"budgets\":[{\"per\":\"EVER\",\"most\":250,\"overflow\":\"REFUSE\"}],";

    @Test
    void whatIsLeftIsGivenAndThenNothing() {
        HistoryShop shop = new HistoryShop("", HistoryShop.each("g", CUT));

        assertThat(HistoryShop.gave(shop.buys("R1", 180), "g-each")).isEqualTo(180);
        Entry cut = shop.buys("R2", 100);
        assertThat(HistoryShop.gave(cut, "g-each")).isEqualTo(70);
        assertThat(HistoryShop.missed(cut))
                .containsExactly(new Trace.Missed("g-each", "budget", "g: 70 < 100 (250 per EVER)"));
        Entry none = shop.buys("R3", 100);
        assertThat(HistoryShop.gave(none, "g-each")).isZero();
        assertThat(HistoryShop.missed(none))
                .containsExactly(new Trace.Missed("g-each", "budget", "g: 0 < 100 (250 per EVER)"));
        assertThat(left(shop, "ever", 250)).isEqualTo(new Left(250, 0, 0));
    }

    @Test
    void aBudgetThatRefusesGivesAllOrNothing() {
        HistoryShop shop = new HistoryShop("", HistoryShop.each("g", REFUSE));

        shop.buys("R1", 180);
        assertThat(HistoryShop.gave(shop.buys("R2", 71), "g-each")).isZero();
        assertThat(HistoryShop.gave(shop.buys("R3", 70), "g-each")).isEqualTo(70);
        assertThat(left(shop, "ever", 250)).isEqualTo(new Left(250, 0, 0));
    }

    @Test
    void aBudgetIsAskedForWhatCapsLetThrough() {
        String more =
                "\"caps\":[{\"per\":\"PURCHASE\",\"points\":60,\"overflow\":\"CUT\"}]," + REFUSE.replace("250", "240");
        HistoryShop shop = new HistoryShop("", HistoryShop.each("g", more));

        shop.buys("R1", 60);
        shop.buys("R2", 60);
        shop.buys("R3", 60);
        Entry capped = shop.buys("R4", 500);
        assertThat(HistoryShop.gave(capped, "g-each")).as("the last 60").isEqualTo(60);
        assertThat(HistoryShop.missed(capped)).containsExactly(new Trace.Missed("g-each", "cap", "g: 60 < 500"));
        assertThat(HistoryShop.gave(shop.buys("R5", 500), "g-each")).isZero();
        assertThat(left(shop, "ever", 240)).isEqualTo(new Left(240, 0, 0));
    }

    @Test
    void eachPeriodHasItsOwnBudgetAndTheLeastCounts() {
        String more = "\"budgets\":[{\"per\":\"EVER\",\"most\":250,\"overflow\":\"CUT\"},"
                + "{\"per\":\"MONTH\",\"most\":150,\"overflow\":\"CUT\"}],";
        HistoryShop shop = new HistoryShop("", HistoryShop.each("g", more));
        shop.at("2026-11-30T23:59:00");
        assertThat(HistoryShop.gave(shop.buys("R1", 200), "g-each")).isEqualTo(150);
        shop.at("2026-12-01T00:01:00");
        assertThat(HistoryShop.gave(shop.buys("R2", 200), "g-each")).isEqualTo(100);
        assertThat(left(shop, "2026-11", 150)).isEqualTo(new Left(150, 0, 0));
        assertThat(left(shop, "2026-12", 150)).isEqualTo(new Left(100, 0, 50));
        assertThat(left(shop, "ever", 250)).isEqualTo(new Left(250, 0, 0));
    }

    @Test
    void aLateSaleTakesFromTheBudgetOfItsDay() {
        String more = "\"budgets\":[{\"per\":\"DAY\",\"most\":100,\"overflow\":\"CUT\"}],";
        HistoryShop shop = new HistoryShop("", HistoryShop.each("g", more));
        shop.at("2026-11-22T10:00:00");
        shop.buys("R1", 100);
        shop.at("2026-11-23T10:00:00");
        assertThat(HistoryShop.gave(shop.buysLate("R2", 50, "2026-11-22T12:00:00"), "g-each"))
                .isZero();
        assertThat(HistoryShop.gave(shop.buys("R3", 50), "g-each")).isEqualTo(50);
    }

    @Test
    void whatComesBackIsRatedWithWhatTheBudgetHadAndGoesBackToIt() {
        HistoryShop shop = new HistoryShop("", HistoryShop.each("g", CUT));
        shop.buys("R1", 200);
        shop.buys("R2", 100);

        Entry part = shop.brings("R2", 40);
        assertThat(HistoryShop.gave(part, "g-each"))
                .as("60 would still give 50")
                .isZero();
        assertThat(HistoryShop.gave(shop.brings("R2", 30), "g-each")).isEqualTo(-20);
        assertThat(left(shop, "ever", 250)).isEqualTo(new Left(230, 0, 20));
        shop.brings("R2", 30);
        assertThat(left(shop, "ever", 250)).isEqualTo(new Left(200, 0, 50));
        assertThat(HistoryShop.gave(shop.buys("R3", 100), "g-each")).isEqualTo(50);
    }

    @Test
    void whatIsReversedGoesBack() {
        HistoryShop shop = new HistoryShop("", HistoryShop.each("g", CUT));
        Entry bought = shop.buys("R1", 240);
        shop.reverses(bought);
        assertThat(left(shop, "ever", 250)).isEqualTo(new Left(0, 0, 250));
        assertThat(HistoryShop.gave(shop.buys("R2", 300), "g-each")).isEqualTo(250);
    }

    @Test
    void aLargerBudgetOfALaterRevisionGoesOnWhereTheSmallerOneWas() {
        HistoryShop shop = new HistoryShop("", HistoryShop.each("g", CUT));
        shop.buys("R1", 300);
        assertThat(left(shop, "ever", 30_000)).isEqualTo(new Left(250, 0, 29_750));
        assertThat(left(shop, "ever", 250_000_000)).isEqualTo(new Left(250, 0, 249_999_750));
    }

    private static Left left(HistoryShop shop, String period, long most) {
        return shop.budgets.left(new BudgetId(shop.program.id(), "g", period), most, shop.desk.now());
    }
}
