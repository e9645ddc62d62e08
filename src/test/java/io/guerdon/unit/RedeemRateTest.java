package io.guerdon.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What points are worth comes out whatever the rate, as long as the worth itself can be counted. */
class RedeemRateTest {
    private static final long MOST = 1_000_000_000_000L;
    private static final RedeemRate DEAR = new RedeemRate(MOST, MOST);

    @Test
    void whatLiesBetweenMayBeAsLargeAsItWill() {
        assertThat(DEAR.valueOf(new Points(MOST), "CNY")).isEqualTo(new Money(MOST, "CNY"));
        assertThat(DEAR.useful(MOST, MOST)).isEqualTo(MOST);
        assertThat(new RedeemRate(1, MOST).useful(MOST, MOST)).isOne();
        assertThat(new RedeemRate(MOST, 1).useful(MOST, MOST)).isEqualTo(MOST);
    }

    @Test
    void fractionsAreDroppedAndNoPointIsSpentForNothing() {
        RedeemRate thirds = new RedeemRate(3, 1);

        assertThat(thirds.valueOf(new Points(8), "CNY").minor()).isEqualTo(2);
        assertThat(thirds.useful(8, 100)).isEqualTo(6);
        assertThat(thirds.useful(100, 2)).isEqualTo(6);
        assertThat(new RedeemRate(2, 3).useful(100, 4)).isEqualTo(3);
    }

    @Test
    void worthThatCannotBeCountedIsToldBeforehand() {
        RedeemRate absurd = new RedeemRate(1, MOST);

        assertThat(absurd.isWorthMore(new Points(MOST), Long.MAX_VALUE)).isTrue();
        assertThat(absurd.isWorthMore(new Points(4), 4 * MOST)).isFalse();
        assertThat(absurd.isWorthMore(new Points(4), 4 * MOST - 1)).isTrue();
        assertThatThrownBy(() -> absurd.valueOf(new Points(MOST), "CNY")).isInstanceOf(ArithmeticException.class);
    }
}
