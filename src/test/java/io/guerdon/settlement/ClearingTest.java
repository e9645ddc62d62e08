package io.guerdon.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.publishing.Measure;
import io.guerdon.publishing.Tally;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exact positions become whole money once, and the sum stays nothing. */
class ClearingTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "499999, 0",
        "500000, 1",
        "1499999, 1",
        "1500000, 2",
        "-500000, 0",
        "-500001, -1",
        "-1500000, -1",
        "-1500001, -2",
    })
    void aPartnersIsRoundedToTheNearest(long millionths, long minor) {
        assertThat(settled(Map.of("cafe", millionths, "house", -millionths)))
                .isEqualTo(new TreeMap<>(Map.of("cafe", minor, "house", -minor)));
    }

    @Test
    void theHouseTakesWhatRoundingLeaves() {
        // Three are owed 0.6 each, and one owes 1.8: 1 + 1 + 1 - 2, so the house owes 1 that is nobody's.
        assertThat(settled(Map.of("a", 600_000L, "b", 600_000L, "c", 600_000L, "d", -1_800_000L, "house", 0L)))
                .isEqualTo(new TreeMap<>(Map.of("a", 1L, "b", 1L, "c", 1L, "d", -2L, "house", -1L)));
    }

    @Test
    void whatIsLeftOverIsCarriedAndComesUpOnceItIsWhole() {
        long settled = 0;
        for (int month = 1; month <= 10; month++) {
            long now = settled(Map.of("a", month * 300_000L, "house", month * -300_000L))
                    .getOrDefault("a", 0L);
            assertThat(now - settled)
                    .isEqualTo(
                            List.of(0, 1, 0, 0, 1, 0, 0, 0, 1, 0).get(month - 1).longValue());
            settled = now;
        }
        assertThat(settled).isEqualTo(3);
    }

    /** What was settled, what was used of packs and what was paid, as the positions say. */
    private static String told(List<Position> settled) {
        return settled.stream()
                .map(each -> each.partner() + " " + each.settled() + " " + each.used() + " " + each.paid())
                .collect(Collectors.joining(", "));
    }

    private static Position position(String partner, Tally totals) {
        return new Position(new MerchantId(partner), 1, totals, BigInteger.ZERO, BigInteger.ZERO);
    }

    /** In minor units: of the café's own, which the bookshop is owed, and of packs that it has bought. */
    private static List<Position> month(long owes, long bought, List<Position> before) {
        Tally cafe = SettlementsTest.owed(-owes * 1_000_000).plus(WalletId.CLEARING, Measure.PACKS, bought * 1_000_000);
        Tally house = Tally.ZERO.plus(WalletId.CLEARING, Measure.PACKS, -bought * 1_000_000);
        return Clearing.settle(
                List.of(
                        position("books", SettlementsTest.owed(owes * 1_000_000)),
                        position("cafe", cafe),
                        position("house", house)),
                before);
    }

    @Test
    void packsAreUsedBeforeAnythingIsAskedForAndWhatIsLeftIsCarriedOn() {
        List<Position> first = month(300, 1_000, List.of());
        assertThat(told(first)).isEqualTo("books 300 0 300, cafe -300 300 0, house 0 -300 -300");
        List<Position> second = month(1_200, 1_000, first);
        assertThat(told(second))
                .as("700 of 900")
                .isEqualTo("books 1200 0 1200, cafe -1200 1000 -200, house 0 -1000 -1000");
        List<Position> third = month(1_250, 1_060, second);
        assertThat(told(third))
                .as("50 of 60")
                .isEqualTo("books 1250 0 1250, cafe -1250 1050 -200, house 0 -1050 -1050");
        List<Position> fourth = month(1_250, 1_060, third);
        assertThat(told(fourth)).as("nothing is owed").isEqualTo(told(third));
    }

    @Test
    void whatComesBackOfWhatAPackWasUsedForIsPutBackAndNotPaid() {
        List<Position> first = month(300, 1_000, List.of());
        List<Position> second = month(100, 1_000, first);
        assertThat(told(second)).isEqualTo("books 100 0 100, cafe -100 100 0, house 0 -100 -100");
        assertThat(told(month(900, 1_000, second)))
                .as("800 of 900")
                .isEqualTo("books 900 0 900, cafe -900 900 0, house 0 -900 -900");
        assertThat(told(month(0, 1_000, second))).isEqualTo("books 0 0 0, cafe 0 0 0, house 0 0 0");
    }

    @Test
    void whatComesBackIsPutBackFirstAndNoMoreThanWasUsed() {
        List<Position> first = month(1_300, 1_000, List.of());
        assertThat(told(first)).isEqualTo("books 1300 0 1300, cafe -1300 1000 -300, house 0 -1000 -1000");
        assertThat(told(month(900, 1_000, first))).isEqualTo("books 900 0 900, cafe -900 600 -300, house 0 -600 -600");
        assertThat(told(month(100, 1_000, first))).isEqualTo("books 100 0 100, cafe -100 0 -100, house 0 0 0");
    }

    /** What others fund and the café accepts. */
    private static List<Position> month(long owes, long accepted, long bought, List<Position> before) {
        Tally cafe = SettlementsTest.owed(-owes * 1_000_000)
                .plus(WalletId.CLEARING, Measure.OWED, accepted * 1_000_000)
                .plus(WalletId.CLEARING, Measure.PACKS, bought * 1_000_000);
        return Clearing.settle(List.of(position("cafe", cafe), position("house", Tally.ZERO)), before);
    }

    @Test
    void whatAPartnerIsOwedForOthersIsPaidWhateverWasUsed() {
        List<Position> first = month(300, 0, 1_000, List.of());
        assertThat(told(first)).isEqualTo("cafe -300 300 0, house 300 -300 0");
        assertThat(told(month(300, 500, 1_000, first)))
                .as("nothing came back")
                .isEqualTo("cafe 200 300 500, house -200 -300 -500");
        assertThat(told(month(200, 500, 1_000, first)))
                .as("100 came back, and 500 were accepted")
                .isEqualTo("cafe 300 200 500, house -300 -200 -500");
        List<Position> both = month(300, 500, 1_000, List.of());
        assertThat(told(both)).as("in one").isEqualTo("cafe 200 0 200, house -200 0 -200");
        assertThat(told(month(100, 450, 1_000, first)))
                .as("200 came back")
                .isEqualTo("cafe 350 100 450, house -350 -100 -450");
        assertThat(told(month(100, 0, 1_000, month(300, 100, 1_000, List.of()))))
                .as("200 came back, and 100 of what was accepted: no more than would be paid")
                .isEqualTo("cafe -100 100 0, house 100 -100 0");
    }

    /** 0.4 are owed for others all the time, so what is settled moves by a whole unit where 0.4 come back. */
    @Test
    void whatComesBackInPartsOfAMinorUnitIsNeverPaidOutOfAPack() {
        List<Position> before = List.of();
        for (int period = 0; period < 20; period++) {
            Tally cafe = SettlementsTest.owed(period % 2 == 0 ? -1_000_000 : -600_000)
                    .plus(WalletId.CLEARING, Measure.OWED, 400_000)
                    .plus(WalletId.CLEARING, Measure.PACKS, 5_000_000);
            before = Clearing.settle(List.of(position("cafe", cafe)), before);
            assertThat(Position.of(before, new MerchantId("cafe")).paid())
                    .as("period %d", period)
                    .isZero();
        }
    }

    @Test
    void aPackAloneIsNoMoneyForAnybody() {
        assertThat(told(month(0, 1_000, List.of()))).isEqualTo("books 0 0 0, cafe 0 0 0, house 0 0 0");
    }

    private static Map<String, Long> settled(Map<String, Long> millionths) {
        List<Position> positions = millionths.entrySet().stream()
                .map(each -> position(each.getKey(), SettlementsTest.owed(each.getValue())))
                .toList();
        Map<String, Long> settled = new TreeMap<>();
        Clearing.settle(positions, List.of())
                .forEach(position -> settled.put(
                        position.partner().value(), position.settled().longValueExact()));
        return settled;
    }
}
