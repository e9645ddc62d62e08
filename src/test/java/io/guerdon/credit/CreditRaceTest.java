package io.guerdon.credit;

import static io.guerdon.credit.CreditShop.ANN;
import static io.guerdon.credit.CreditShop.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.TestClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 64 at once, at two processes. */
class CreditRaceTest {
    private static final int THREADS = 64;

    private final ProgramTime time = ProgramTime.of(new TestClock(Instant.parse("2026-01-10T00:00:00Z")));
    private final CreditShop one = new CreditShop(new InMemoryLedger(time, new CreditWarnings()));
    private final CreditShop two =
            new CreditShop(new InMemoryLedger(one.stores.stores(), "w2", time, new CreditWarnings()));

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    private CreditShop shop(int number) {
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

    private CreditFigures figures() {
        return one.standing(ANN).orElseThrow().figures();
    }

    @Test
    void nobodyOwesMoreThanTheLimit() throws Exception {
        one.limit(ANN, 1_000, "granted");

        List<String> ends = race(number -> number % 4 < 2
                ? shop(number).spend(ANN, 90, "s" + number)
                : shop(number).hold(ANN, 90, "s" + number));

        assertThat(ends).filteredOn(String::isEmpty).hasSize(11);
        assertThat(ends).filteredOn("insufficient-balance"::equals).hasSize(THREADS - 11);
        assertThat(figures().free()).isEqualTo(10);
        assertThat(figures().owed() + figures().held()).isEqualTo(990);
    }

    @Test
    void noMoreIsRepaidThanIsOwed() throws Exception {
        one.limit(ANN, 1_000, "granted");
        one.spend(ANN, 1_000, "spent");

        List<String> ends = race(number -> shop(number).repay(ANN, 90, "R-" + number, "r" + number));

        assertThat(ends).filteredOn(String::isEmpty).hasSize(11);
        assertThat(ends).filteredOn("repayment-exceeds-owed"::equals).hasSize(THREADS - 11);
        assertThat(figures().owed()).isEqualTo(10);
    }

    @Test
    void aLineOfAReceiptRepaysOnceWhoeverHandsItIn() throws Exception {
        for (int number = 0; number < THREADS; number++) {
            one.limit(CreditShop.chain("mem_" + number), 1_000, "granted" + number);
            one.spend(CreditShop.chain("mem_" + number), 500, "spent" + number);
        }

        List<String> ends =
                race(number -> shop(number).repay(CreditShop.chain("mem_" + number), 100, "R-1", "r" + number));

        assertThat(ends).filteredOn(String::isEmpty).hasSize(1);
        assertThat(ends).filteredOn("repayment-receipt-already-used"::equals).hasSize(THREADS - 1);
    }

    @Test
    void theLineIsGrantedOnce() throws Exception {
        List<String> ends = race(number -> shop(number).limit(ANN, 1_000 + number, "g" + number));

        assertThat(ends).containsOnly("");
        CreditLines.Standing standing = one.standing(ANN).orElseThrow();
        assertThat(standing.figures().free()).isEqualTo(standing.line().limit());
        assertThat(one.state(ANN).arrangements()).hasSize(1);
    }
}
