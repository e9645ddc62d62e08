package io.guerdon.earning;

import static io.guerdon.earning.HistoryShop.each;
import static io.guerdon.earning.HistoryShop.fixed;
import static io.guerdon.earning.HistoryShop.gave;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Trace;
import org.junit.jupiter.api.Test;

/** Caps over a day, month, year and ever, and how often a group gives. */
class LimitsTest {
    private static HistoryShop capped(String per, long points, String overflow) {
        return new HistoryShop("", each("g", cap(per, points, overflow)));
    }

    private static String cap(String per, long points, String overflow) {
        return "\"caps\":[{\"per\":\"%s\",\"points\":%d,\"overflow\":\"%s\"}],".formatted(per, points, overflow);
    }

    @Test
    void aCapOverTimeLeavesWhatEarlierPurchasesLeft() {
        HistoryShop shop = capped("MONTH", 100, "CUT");

        assertThat(gave(shop.buys("R-1", 70), "g-each")).isEqualTo(70);
        Entry second = shop.buys("R-2", 70);
        assertThat(gave(second, "g-each")).isEqualTo(30);
        assertThat(HistoryShop.missed(second))
                .contains(new Trace.Missed("g-each", "period-cap", "g: 30 < 70 (100 per MONTH)"));
        Entry third = shop.buys("R-3", 70);
        assertThat(gave(third, "g-each")).isZero();
        assertThat(HistoryShop.missed(third))
                .contains(new Trace.Missed("g-each", "period-cap", "g: 0 < 70 (100 per MONTH)"));
    }

    @Test
    void periodsAreThoseOfTheProgramsZoneAndOfTheTimeOfTheSale() {
        for (String[] each : new String[][] {
            {"DAY", "2026-11-22T23:59:59", "2026-11-23T00:00:00"},
            {"MONTH", "2026-11-30T23:59:59", "2026-12-01T00:00:00"},
            {"YEAR", "2026-12-31T23:59:59", "2027-01-01T00:00:00"}
        }) {
            HistoryShop shop = capped(each[0], 100, "CUT");
            shop.at("2026-11-22T00:00:00");
            shop.buys("R-1", 70);
            shop.at(each[1]);
            assertThat(gave(shop.buys("R-2", 70), "g-each")).as(each[0]).isEqualTo(30);
            shop.at(each[2]);
            assertThat(gave(shop.buys("R-3", 70), "g-each")).as(each[0]).isEqualTo(70);
            assertThat(gave(shop.buys("R-5", 70), "g-each")).as(each[0]).isEqualTo(30);
            assertThat(gave(shop.buysLate("R-4", 70, each[1]), "g-each"))
                    .as(each[0])
                    .isZero();
        }
        HistoryShop ever = capped("EVER", 100, "CUT");
        ever.buys("R-1", 70);
        ever.at("2036-11-22T10:00:00");
        assertThat(gave(ever.buys("R-2", 70), "g-each")).isEqualTo(30);
    }

    @Test
    void aCapThatRefusesGivesNothingAndLeavesTheRoom() {
        HistoryShop shop = capped("MONTH", 100, "REFUSE");

        shop.buys("R-1", 70);
        assertThat(gave(shop.buys("R-2", 70), "g-each")).isZero();
        assertThat(gave(shop.buys("R-3", 30), "g-each")).isEqualTo(30);
    }

    @Test
    void whatComesBackMakesRoomAgainAndAPurchaseKeepsTheRoomItHad() {
        HistoryShop shop = capped("MONTH", 100, "CUT");
        shop.buys("R-1", 70);
        Entry second = shop.buys("R-2", 70);
        assertThat(gave(second, "g-each")).isEqualTo(30);

        shop.brings("R-1", 50);

        assertThat(gave(shop.brings("R-2", 30), "g-each"))
                .as("40 are left, and its room was 30")
                .isZero();
        assertThat(gave(shop.brings("R-2", 20), "g-each")).isEqualTo(-10);
        assertThat(gave(shop.buys("R-3", 100), "g-each"))
                .as("20 and 20 are kept")
                .isEqualTo(60);
    }

    @Test
    void aReversedPurchaseMakesRoomAgain() {
        HistoryShop shop = capped("MONTH", 100, "CUT");
        Entry first = shop.buys("R-1", 70);
        shop.reverses(first);

        assertThat(gave(shop.buys("R-2", 100), "g-each")).isEqualTo(100);
    }

    @Test
    void theLeastRoomOfSeveralCapsCounts() {
        HistoryShop shop = new HistoryShop("", each("g", """
            "caps":[{"per":"PURCHASE","points":60,"overflow":"CUT"},{"per":"DAY","points":100,"overflow":"CUT"},
             {"per":"MONTH","points":120,"overflow":"CUT"}],\
            """));

        assertThat(gave(shop.buys("R-1", 90), "g-each")).as("purchase").isEqualTo(60);
        assertThat(gave(shop.buys("R-2", 90), "g-each")).as("day").isEqualTo(40);
        shop.at("2026-11-23T10:00:00");
        assertThat(gave(shop.buys("R-3", 90), "g-each")).as("month").isEqualTo(20);
    }

    @Test
    void aGroupGivesSoManyTimes() {
        HistoryShop shop = new HistoryShop("", fixed("g", "\"times\":[{\"per\":\"DAY\",\"most\":2}],", "gift", "", 10));

        assertThat(gave(shop.buys("R-1", 500), "gift")).isEqualTo(10);
        assertThat(gave(shop.buys("R-2", 500), "gift")).isEqualTo(10);
        Entry third = shop.buys("R-3", 500);
        assertThat(gave(third, "gift")).isZero();
        assertThat(HistoryShop.missed(third)).containsExactly(new Trace.Missed("gift", "times", "g: 2 per DAY"));
        shop.brings("R-1", 500);
        assertThat(gave(shop.buys("R-4", 500), "gift"))
                .as("one came back whole")
                .isEqualTo(10);
        shop.at("2026-11-23T10:00:00");
        assertThat(gave(shop.buys("R-5", 500), "gift")).isEqualTo(10);
    }

    @Test
    void groupsHaveCapsOfTheirOwn() {
        HistoryShop shop =
                new HistoryShop("", each("a", cap("MONTH", 100, "CUT")) + "," + each("b", cap("MONTH", 100, "CUT")));

        Entry bought = shop.buys("R-1", 90);

        assertThat(gave(bought, "a-each")).isEqualTo(90);
        assertThat(gave(bought, "b-each")).isEqualTo(90);
        assertThat(gave(shop.buys("R-2", 90), "b-each")).isEqualTo(10);
    }

    @Test
    void programsWithoutLimitsOverTimeReferToNone() {
        HistoryShop shop = capped("PURCHASE", 100, "CUT");

        assertThat(shop.buys("R-1", 90).draft().why().refs()).isEmpty();
    }
}
