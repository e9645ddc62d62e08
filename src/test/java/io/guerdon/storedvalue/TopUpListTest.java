package io.guerdon.storedvalue;

import static io.guerdon.storedvalue.TopUpShop.ANN;
import static io.guerdon.storedvalue.TopUpShop.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Top-ups are found among everything else a member did, however much that is. */
class TopUpListTest {
    private final TopUpShop shop = new TopUpShop(new InMemoryLedger(Clock.systemUTC()));

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void partsOfAnyLengthTellOfEachTopUpOnce() {
        List<String> made = made(7);

        for (int limit = 1; limit <= made.size() + 1; limit++) {
            assertThat(told(limit)).as("%d a part", limit).isEqualTo(made.reversed());
        }
    }

    @Test
    void aPartEndsWhereTooMuchElseLiesBetween() {
        List<String> made = made(1);
        for (int time = 0; time < 2_100; time++) {
            shop.spend(ANN, FIRST, 1_000_000, "refused-" + time);
        }

        TopUps.Part first = shop.topUps.before(ANN, Long.MAX_VALUE, 50);

        assertThat(first.topUps()).isEmpty();
        assertThat(first.next()).isPresent();
        assertThat(told(50)).isEqualTo(made);
    }

    @Test
    void nobodyFindsThoseOfAnother() {
        TopUpId own = new TopUpId(made(1).getFirst());
        TopUpId others = new TopUpId(own.value().replace("ann", "bob"));

        for (TopUpId wrong :
                List.of(others, new TopUpId("top_ann-0"), new TopUpId("top_ann-"), new TopUpId(own.value() + "9"))) {
            assertThat(shop.refund(ANN, wrong, Optional.empty(), "wrong-" + wrong))
                    .as(wrong.value())
                    .isInstanceOf(Outcome.Refused.class);
        }
        assertThat(shop.refund(TopUpShop.chain("mem_bob"), own, Optional.empty(), "k-bob"))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(shop.refund(ANN, own, Optional.empty(), "k-ann")).isInstanceOf(Outcome.Committed.class);
    }

    /** With a payment after each. */
    private List<String> made(int number) {
        List<String> made = new ArrayList<>();
        for (int time = 0; time < number; time++) {
            Outcome done = shop.topUp(ANN, FIRST, 100, "t-" + time);
            made.add(((ToppedUp)
                            ((Outcome.Committed) done).entry().draft().subject().orElseThrow())
                    .topUp()
                    .value());
            shop.spend(ANN, FIRST, 10, "s-" + time);
        }
        return made;
    }

    private List<String> told(int limit) {
        List<String> told = new ArrayList<>();
        TopUps.Part part = shop.topUps.before(ANN, Long.MAX_VALUE, limit);
        while (true) {
            assertThat(part.topUps()).hasSizeLessThanOrEqualTo(limit);
            part.topUps()
                    .forEach(
                            standing -> told.add(standing.topUp().made().topUp().value()));
            if (part.next().isEmpty()) {
                return told;
            }
            part = shop.topUps.before(ANN, part.next().getAsLong(), limit);
        }
    }
}
