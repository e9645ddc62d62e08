package io.guerdon.rebate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Sales over years under any rebates, however late, with parts of them coming back and what was settled being spent: after each step,
 * whether or not due work has run, what was settled is what clerks work out from the receipts, until what counts has expired and the
 * period is left at that, and not a unit of it is lost or made twice. Where nothing expires, the same facts told in another order
 * end in the same.
 */
class RebateSimulationTest {
    private static final int CASES = Integer.getInteger("guerdon.rebate.cases", 1_500);
    /** So many days longer than a life what counts is kept, where no period is to be closed. */
    private static final int FOR_EVER = 3_000;

    @Test
    void agreesWithAClerkAfterEveryStep() {
        long settled = 0;
        long corrected = 0;
        long closed = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            Life life = new Life(seed, new SplittableRandom(seed), Math.toIntExact(seed % 4 * 40));
            life.live();
            settled += life.money().paid;
            corrected += life.money().takenBack;
            closed += life.periodsClosed();
        }
        assertThat(settled).as("settled more than nothing").isGreaterThan(CASES);
        assertThat(corrected).as("settled less than before").isGreaterThan(CASES / 10);
        assertThat(closed).as("left for good").isGreaterThan(CASES);
    }

    @Test
    void theSameFactsInAnyOrderEndInTheSame() {
        int different = 0;
        for (long seed = 1; seed <= CASES / 3; seed++) {
            Life one = new Life(seed, new SplittableRandom(seed), FOR_EVER);
            Life other = new Life(seed, new SplittableRandom(seed), FOR_EVER);
            List<Life.Fact> facts = facts(seed);
            List<Life.Fact> shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, new Random(seed));
            one.tell(facts, new SplittableRandom(seed));
            other.tell(shuffled, new SplittableRandom(-seed));

            assertThat(other.outcome()).as("seed %d", seed).isEqualTo(one.outcome());
            different += one.entries() == other.entries() ? 0 : 1;
        }
        assertThat(different).as("told in other steps").isGreaterThan(CASES / 20);
    }

    @Test
    void whatWasWrittenOffIsMadeGoodBeforeMoreIsPaid() {
        int madeGood = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            Life life = new Life(seed, new SplittableRandom(seed), FOR_EVER);
            madeGood += life.spendGiveBackAndBuyAgain();
        }
        assertThat(madeGood).isGreaterThan(CASES / 20);
    }

    private static List<Life.Fact> facts(long seed) {
        RandomGenerator random = new SplittableRandom(seed * 31);
        List<Life.Fact> facts = new ArrayList<>();
        for (int number = random.nextInt(1, 12); number > 0; number--) {
            long amount = random.nextInt(1, 400);
            List<Long> back = new ArrayList<>();
            for (long left = amount; left > 0 && random.nextInt(2) == 0; left -= back.getLast()) {
                back.add(random.nextLong(1, left + 1));
            }
            facts.add(new Life.Fact(
                    "R" + number, Life.START.plus(Duration.ofHours(random.nextInt(24 * 500))), amount, back));
        }
        return facts;
    }
}
