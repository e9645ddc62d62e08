package io.guerdon.storedvalue;

import static io.guerdon.storedvalue.TopUpShop.ANN;
import static io.guerdon.storedvalue.TopUpShop.EVEN;
import static io.guerdon.storedvalue.TopUpShop.FIRST;
import static io.guerdon.storedvalue.TopUpShop.made;
import static io.guerdon.storedvalue.TopUpShop.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 64 at once, at two processes. */
class TopUpRaceTest {
    private static final int THREADS = 64;

    private final TestClock clock = new TestClock(Instant.parse("2026-01-10T00:00:00Z"));
    private final TopUpShop one = new TopUpShop(new InMemoryLedger(clock));
    private final TopUpShop two = new TopUpShop(new InMemoryLedger(one.stores.stores(), "w2", clock));

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    private TopUpShop shop(int number) {
        return number % 2 == 0 ? one : two;
    }

    private List<String> race(IntFunction<Outcome> attempt) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<String>> attempts = new ArrayList<>();
            for (int number = 0; number < THREADS; number++) {
                int mine = number;
                attempts.add(() -> refusal(attempt.apply(mine)));
            }
            List<String> ends = new ArrayList<>();
            for (Future<String> end : threads.invokeAll(attempts)) {
                ends.add(end.get());
            }
            return ends;
        }
    }

    private long principal() {
        return one.state(ANN, clock.instant()).wallet(FIRST.parts().principal()).available();
    }

    @Test
    void noMoreIsPaidInThanADayMay() throws Exception {
        List<String> ends = race(number -> shop(number).topUp(ANN, FIRST, 1_000, "k" + number));

        assertThat(ends).filteredOn(String::isEmpty).hasSize(5);
        assertThat(ends).filteredOn("top-up-day-limit"::equals).hasSize(THREADS - 5);
        assertThat(principal()).isEqualTo(5_000);
    }

    @Test
    void norMoreThanMayBeThere() throws Exception {
        one.topUp(ANN, FIRST, 5_000, "before");
        clock.advance(Duration.ofDays(1));

        List<String> ends = race(number -> shop(number).topUp(ANN, FIRST, 1_000, "k" + number));

        assertThat(ends).filteredOn(String::isEmpty).hasSize(5);
        assertThat(ends).filteredOn("stored-value-too-high"::equals).hasSize(THREADS - 5);
        assertThat(principal()).isEqualTo(10_000);
    }

    @Test
    void aLineOfAReceiptPaysOnceWhoeverHandsItIn() throws Exception {
        List<String> ends =
                race(number -> shop(number).topUp(TopUpShop.chain("mem_" + number), FIRST, 1_000, "R-1", "k" + number));

        assertThat(ends).filteredOn(String::isEmpty).hasSize(1);
        assertThat(ends).filteredOn("top-up-receipt-already-used"::equals).hasSize(THREADS - 1);
    }

    @Test
    void oneRequestIsDoneOnceHoweverOftenItIsSent() throws Exception {
        assertThat(race(number -> shop(number).topUp(ANN, FIRST, 1_000, "same")))
                .containsOnly("");
        assertThat(principal()).isEqualTo(1_000);
    }

    @Test
    void paymentsAndRefundsAtOnceTakeWhatIsThereOnce() throws Exception {
        TopUpId topUp = made(one.topUp(ANN, EVEN, 2_000, "k"));

        List<String> ends = race(number -> number % 4 < 2
                ? shop(number).spend(ANN, EVEN, 60, "s" + number)
                : shop(number).refund(ANN, topUp, Optional.of(60L), "r" + number));

        AccountState state = one.state(ANN, clock.instant());
        long there = state.wallet(EVEN.parts().principal()).available()
                + state.wallet(EVEN.parts().bonus()).available();
        TopUpSoFar soFar =
                one.topUps.before(ANN, Long.MAX_VALUE, 1).topUps().getFirst().topUp();
        long spent = 0;
        for (int number = 0; number < THREADS; number++) {
            spent += number % 4 < 2 && ends.get(number).isEmpty() ? 60 : 0;
        }
        assertThat(there)
                .isEqualTo(2_300
                        - spent
                        - soFar.paidBack()
                        - soFar.bonusBack().taken()
                        - soFar.bonusBack().deducted());
        assertThat(soFar.bonusBack().claimed()).isEqualTo(300 - EVEN.bonus().of(2_000 - soFar.paidBack()));
        assertThat(ends).contains("");
    }

    @Test
    void aTopUpIsCalledOffOnce() throws Exception {
        TopUpId topUp = made(one.topUp(ANN, FIRST, 1_000, "k"));

        List<String> ends = race(number -> shop(number).refund(ANN, topUp, Optional.empty(), "r" + number));

        assertThat(ends).filteredOn(String::isEmpty).hasSize(1);
        assertThat(ends).filteredOn("top-up-used-up"::equals).hasSize(THREADS - 1);
    }
}
