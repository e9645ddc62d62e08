package io.guerdon.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.unit.MerchantId;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private static Map<String, Long> settled(Map<String, Long> millionths) {
        List<Position> positions = millionths.entrySet().stream()
                .map(each -> new Position(
                        new MerchantId(each.getKey()), 1, SettlementsTest.owed(each.getValue()), BigInteger.ZERO))
                .toList();
        Map<String, Long> settled = new TreeMap<>();
        Clearing.settle(positions)
                .forEach(position -> settled.put(
                        position.partner().value(), position.settled().longValueExact()));
        return settled;
    }
}
