package io.guerdon.earning;

import static io.guerdon.earning.HistoryShop.counted;
import static io.guerdon.earning.HistoryShop.fixed;
import static io.guerdon.earning.HistoryShop.gave;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Trace;
import org.junit.jupiter.api.Test;

/** What rules ask of what a member did before: the first orders, visits of a day, month and year. */
class CountersTest {
    private static final String FEED = fixed("feed", "\"wallet\":\"orders\",", "an-order", "", 1);

    private static HistoryShop asking(String condition) {
        return new HistoryShop(counted("orders", "P36500D"), FEED + "," + fixed("bonus", "", "bonus", condition, 10));
    }

    @Test
    void theFirstThreeOrdersGetMore() {
        HistoryShop shop = asking("member.earned.orders.ever < 3");

        for (int order = 1; order <= 3; order++) {
            assertThat(gave(shop.buys("R-" + order, 500), "bonus")).isEqualTo(10);
        }
        Entry fourth = shop.buys("R-4", 500);

        assertThat(gave(fourth, "bonus")).isZero();
        assertThat(HistoryShop.missed(fourth))
                .containsExactly(new Trace.Missed("bonus", "condition", "member.earned.orders.ever < 3"));
        shop.at("2029-11-22T10:00:00");
        assertThat(gave(shop.buys("R-5", 500), "bonus")).as("ever").isZero();
    }

    @Test
    void aSaleDoesNotCountItself() {
        HistoryShop shop = asking("member.earned.orders.ever == 0");

        assertThat(gave(shop.buys("R-1", 500), "bonus")).isEqualTo(10);
        assertThat(gave(shop.buys("R-2", 500), "bonus")).isZero();
    }

    @Test
    void daysMonthsAndYearsAreThoseOfTheProgram() {
        for (String[] each : new String[][] {
            {"today", "2026-11-22T23:59:59", "2026-11-23T00:00:00"},
            {"month", "2026-11-30T23:59:59", "2026-12-01T00:00:00"},
            {"year", "2026-12-31T23:59:59", "2027-01-01T00:00:00"}
        }) {
            HistoryShop shop = asking("member.earned.orders." + each[0] + " == 1");
            shop.at("2026-11-22T00:00:00");
            assertThat(gave(shop.buys("R-1", 500), "bonus")).isZero();
            shop.at(each[1]);
            assertThat(gave(shop.buys("R-2", 500), "bonus")).as(each[0]).isEqualTo(10);
            shop.at(each[2]);
            assertThat(gave(shop.buys("R-3", 500), "bonus")).as(each[0]).isZero();
            assertThat(gave(shop.buys("R-4", 500), "bonus")).as(each[0]).isEqualTo(10);
        }
    }

    @Test
    void aLateSaleIsJudgedByWhatHadHappenedThen() {
        HistoryShop shop = asking("member.earned.orders.ever == 1");
        shop.at("2026-11-20T10:00:00");
        shop.buys("R-1", 500);
        shop.at("2026-11-22T10:00:00");
        shop.buys("R-2", 500);
        shop.buys("R-3", 500);

        assertThat(gave(shop.buysLate("R-4", 500, "2026-11-21T10:00:00"), "bonus"))
                .isEqualTo(10);
        assertThat(gave(shop.buysLate("R-5", 500, "2026-11-19T10:00:00"), "bonus"))
                .isZero();
    }

    @Test
    void whatWentBackCountsNoMoreAndAReturnAsksNothingAgain() {
        HistoryShop shop = asking("member.earned.orders.ever < 1");
        shop.buys("R-1", 500);
        shop.brings("R-1", 500);

        assertThat(gave(shop.buys("R-2", 500), "bonus")).isEqualTo(10);
        Entry third = shop.buys("R-3", 500);
        assertThat(gave(third, "bonus")).isZero();
        assertThat(gave(shop.brings("R-2", 500), "bonus")).isEqualTo(-10);
        assertThat(shop.has("orders")).isEqualTo(1);
        shop.reverses(third);
        assertThat(gave(shop.buys("R-4", 500), "bonus")).isEqualTo(10);
    }

    @Test
    void amountsAreCountedAsWellAsTimes() {
        String spend = "{\"id\":\"feed\",\"wallet\":\"spend\",\"play\":\"ALL\",\"rules\":[{\"id\":\"spent\","
                + "\"atLeast\":{\"minor\":0,\"pieces\":0},\"effect\":{\"gives\":\"rate\","
                + "\"rate\":{\"points\":1,\"stepMinor\":1,\"rounding\":\"DOWN\"}}}]}";
        HistoryShop shop = new HistoryShop(
                counted("spend", "P31D"),
                spend + "," + fixed("b", "", "bonus", "member.earned.spend.month >= 1000", 10));

        shop.buys("R-1", 999);
        assertThat(gave(shop.buys("R-2", 1), "bonus")).isZero();
        assertThat(gave(shop.buys("R-3", 1), "bonus")).isEqualTo(10);
    }
}
