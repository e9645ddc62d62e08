package io.guerdon.storedvalue;

import static io.guerdon.storedvalue.TopUpShop.ANN;
import static io.guerdon.storedvalue.TopUpShop.committed;
import static io.guerdon.storedvalue.TopUpShop.made;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.StoredValueSettings;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is done in parts, in any sizes, leaves what doing it at once would: the same lots, and the same debt. */
class TopUpPathTest {
    private static final long SEED = Long.getLong("guerdon.seed", 20_261_128);
    private static final Instant START = Instant.parse("2026-01-10T00:00:00Z");
    private static final int ROUNDS = 300;

    private final Random random = new Random(SEED);

    @Test
    void refundsInPartsLeaveWhatOneOfThemAllLeaves() {
        for (int round = 0; round < ROUNDS; round++) {
            StoredValueSettings value = TopUpShop.ALL.get(random.nextInt(TopUpShop.ALL.size()));
            long[] topUps = random.longs(random.nextInt(1, 4), 10, 2_600).toArray();
            long spent = random.nextLong(1, java.util.Arrays.stream(topUps).sum() + 1);
            int days = random.nextInt(0, 70);
            Paying paying = new Paying(value, topUps, List.of(spent), days);

            long most = paying.refunded(List.of()).refundable();
            if (most > 0) {
                long back = random.nextLong(1, most + 1);
                Left whole = paying.refunded(List.of(back));
                Left inParts = paying.refunded(parts(back));
                assertThat(inParts)
                        .as("seed %d round %d %s", SEED, round, paying)
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void paymentsInPartsTakeFromTheLotsThatOneOfThemAllTakesFrom() {
        for (int round = 0; round < ROUNDS; round++) {
            StoredValueSettings value = TopUpShop.ALL.get(random.nextInt(TopUpShop.ALL.size()));
            long[] topUps = random.longs(random.nextInt(1, 4), 10, 2_600).toArray();
            long spent = random.nextLong(1, java.util.Arrays.stream(topUps).sum() + 1);

            Left whole = new Paying(value, topUps, List.of(spent), 0).refunded(List.of());
            Left inParts = new Paying(value, topUps, parts(spent), 0).refunded(List.of());

            assertThat(inParts).as("seed %d round %d", SEED, round).isEqualTo(whole);
        }
    }

    @Test
    void inProportionTheBonusIsItsShareRoundedDownOfWhateverWasSpent() {
        for (long spent = 1; spent <= 1_099; spent += 7) {
            List<Long> units = java.util.Collections.nCopies((int) spent, 1L);
            Left left = new Paying(TopUpShop.EVEN, new long[] {1_000}, spent < 60 ? units : List.of(spent), 0)
                    .refunded(List.of());
            assertThat(left.bonus()).isEqualTo(100 - 100 * spent / 1_100);
        }
    }

    private List<Long> parts(long whole) {
        List<Long> parts = new ArrayList<>();
        for (long left = whole; left > 0; left -= parts.getLast()) {
            parts.add(random.nextLong(1, left + 1));
        }
        return parts;
    }

    /** Whatever is left. */
    private record Left(String principalLots, String bonusLots, long bonus, long owed, long refundable) {}

    /** Some top-ups and payments, and so many days. */
    private record Paying(StoredValueSettings value, long[] topUps, List<Long> payments, int days) {
        Left refunded(List<Long> parts) {
            TestClock clock = new TestClock(START);
            try (TopUpShop shop = new TopUpShop(new InMemoryLedger(clock))) {
                TopUpId first = new TopUpId("none");
                for (int place = 0; place < topUps.length; place++) {
                    TopUpId made = made(shop.topUp(ANN, value, topUps[place], "t" + place));
                    first = place == 0 ? made : first;
                    clock.advance(Duration.ofDays(1));
                }
                for (int part = 0; part < payments.size(); part++) {
                    committed(shop.spend(ANN, value, payments.get(part), "s" + part));
                }
                clock.advance(Duration.ofDays(days));
                for (int part = 0; part < parts.size(); part++) {
                    committed(shop.refund(ANN, first, Optional.of(parts.get(part)), "r" + part));
                }
                return left(shop, shop.state(ANN, clock.instant()));
            }
        }

        private Left left(TopUpShop shop, AccountState state) {
            WalletId bonus = value.parts().bonus();
            return new Left(
                    TopUpShop.lots(state, value.parts().principal()).toString(),
                    TopUpShop.lots(state, bonus).toString(),
                    state.wallet(bonus).available(),
                    state.wallet(bonus).owed(),
                    shop.topUps
                            .before(ANN, Long.MAX_VALUE, 10)
                            .topUps()
                            .getLast()
                            .refundable());
        }
    }
}
