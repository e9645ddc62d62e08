package io.guerdon.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Shares of numbers of any size. */
class ShareTest {
    private final Random random = new Random(3);

    @Test
    void isTheWholeOnceAllIsDone() {
        assertThat(Share.upTo(7, 3, 3)).isEqualTo(7);
        assertThat(Share.upTo(7, 0, 0)).isEqualTo(7);
    }

    @Test
    void isRoundedDownHoweverLargeTheNumbersAre() {
        for (int each = 0; each < 100_000; each++) {
            long whole = anySize();
            long total = Math.max(1, anySize());
            long done = Math.min(total - 1, anySize());

            BigInteger product = BigInteger.valueOf(whole).multiply(BigInteger.valueOf(done));
            assertThat(Share.upTo(whole, done, total))
                    .as("%d * %d / %d", whole, done, total)
                    .isEqualTo(product.divide(BigInteger.valueOf(total)).longValueExact());
        }
    }

    private long anySize() {
        return random.nextLong(Long.MAX_VALUE) >> random.nextInt(63);
    }
}
