package io.guerdon.giftcard;

import static io.guerdon.giftcard.CardShop.committed;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.code.InMemoryCodeBatches;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What comes back in parts, in any sizes, leaves what coming back at once would: the same lots. */
class RefundPathTest {
    private static final long SEED = Long.getLong("guerdon.seed", 20_261_128);
    private static final Instant START = Instant.parse("2026-01-10T00:00:00Z");

    @Test
    void partsAddUpToTheWholeLotByLot() {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            long[] loads = random.longs(random.nextInt(1, 5), 1, 3_000).toArray();
            long total = java.util.Arrays.stream(loads).sum();
            long spent = random.nextLong(1, total + 1);
            long back = random.nextLong(1, spent + 1);
            int days = random.nextInt(0, 70);
            List<Long> parts = new ArrayList<>();
            for (long left = back; left > 0; left -= parts.getLast()) {
                parts.add(random.nextLong(1, left + 1));
            }

            var whole = lots(loads, spent, List.of(back), days);
            var inParts = lots(loads, spent, parts, days);

            assertThat(inParts).as("seed %d round %d", SEED, round).isEqualTo(whole);
        }
    }

    private static List<Lot> lots(long[] loads, long spent, List<Long> parts, int days) {
        TestClock clock = new TestClock(START);
        try (CardShop shop = new CardShop(new InMemoryLedger(clock), new InMemoryCodeBatches())) {
            GiftCard card = shop.sold(loads[0], "k");
            for (int place = 1; place < loads.length; place++) {
                clock.advance(Duration.ofDays(1));
                LoadGiftCard more = CardShop.load(LoadGiftCard.How.TOP_UP, loads[place], "R-" + place);
                committed(shop.cards.load(
                        CardShop.PROGRAM, card, more, CardShop.call(CardShop.chain(card), "t" + place)));
            }
            Entry spend = committed(shop.redeem(card, spent, "spend"));
            clock.advance(Duration.ofDays(days));
            for (int part = 0; part < parts.size(); part++) {
                committed(shop.refund(card, spend.id(), parts.get(part), "b" + part));
            }
            return List.copyOf(shop.state(CardShop.chain(card), clock.instant())
                    .wallet(CardShop.CASH)
                    .spendable()
                    .values());
        }
    }
}
