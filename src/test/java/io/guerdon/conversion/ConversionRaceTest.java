package io.guerdon.conversion;

import static io.guerdon.conversion.Coalition.BEANS;
import static io.guerdon.conversion.Coalition.MILES;
import static io.guerdon.conversion.Coalition.PROGRAM;
import static io.guerdon.conversion.Coalition.call;
import static io.guerdon.conversion.Coalition.chain;
import static io.guerdon.conversion.Coalition.command;
import static io.guerdon.conversion.Coalition.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Suspended;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.PartnerCurrency;
import io.guerdon.program.PartnerCurrency.Direction;
import io.guerdon.unit.WalletId;
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
class ConversionRaceTest {
    private static final int THREADS = 64;
    private static final ChainId ANN = chain("ann");

    private final TestClock clock = new TestClock(Instant.parse("2026-11-10T00:00:00Z"));
    private final InMemoryLedger one = new InMemoryLedger(clock);
    private final InMemoryLedger two = new InMemoryLedger(one.stores(), "w2", clock);

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    private Outcome convert(int number, ChainId chain, PartnerCurrency currency, Direction direction, long given) {
        return convert(number, chain, currency, direction, given, "T-" + number, "k" + number);
    }

    private Outcome convert(
            int number,
            ChainId chain,
            PartnerCurrency currency,
            Direction direction,
            long given,
            String reference,
            String key) {
        InMemoryLedger process = number % 2 == 0 ? one : two;
        return new Conversions(
                        process.ledger(), process.accounts(), process.stores().journal())
                .convert(PROGRAM, command(currency, direction, given, reference), call(chain, key));
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

    private long available(ChainId chain) {
        return Due.applied(one.accounts().read(chain), clock.instant(), Suspended.NOBODY)
                .wallet(WalletId.POINTS)
                .available();
    }

    @Test
    void noMorePointsGoOutThanThereAre() throws Exception {
        convert(0, ANN, BEANS, Direction.IN, 1_000, "before", "before");

        List<String> ends = race(number -> convert(number, ANN, BEANS, Direction.OUT, 50));

        assertThat(ends).filteredOn(String::isEmpty).hasSize(8);
        assertThat(ends).filteredOn("insufficient-points"::equals).hasSize(THREADS - 8);
        assertThat(available(ANN)).isZero();
    }

    @Test
    void aReferenceHasOneEffectWhoeverBringsIt() throws Exception {
        List<String> ends =
                race(number -> convert(number, chain("m" + number), BEANS, Direction.IN, 200, "one", "k" + number));

        assertThat(ends).filteredOn(String::isEmpty).hasSize(1);
        assertThat(ends).filteredOn("conversion-reference-already-used"::equals).hasSize(THREADS - 1);
        long all = 0;
        for (int number = 0; number < THREADS; number++) {
            all += available(chain("m" + number));
        }
        assertThat(all).isEqualTo(80);
    }

    /** Who crashed and asks again under another key must not take for refused what was done: it would give the units back, or not credit them. */
    @Test
    void aReferenceThatWasUsedIsSaidToBeUsedWhateverWouldBeRefusedNow() {
        assertThat(refusal(convert(0, ANN, MILES, Direction.IN, 45, "in", "k0")))
                .isEmpty();
        assertThat(refusal(convert(1, ANN, MILES, Direction.OUT, 100, "out", "k1")))
                .isEmpty();

        assertThat(refusal(convert(2, ANN, MILES, Direction.IN, 45, "in", "k2")))
                .as("there is room for 15 this month")
                .isEqualTo("conversion-reference-already-used");
        assertThat(refusal(convert(3, ANN, MILES, Direction.OUT, 100, "out", "k3")))
                .as("there are 5 left")
                .isEqualTo("conversion-reference-already-used");
        assertThat(refusal(convert(4, ANN, MILES, Direction.OUT, 100, "other", "k4")))
                .isEqualTo("insufficient-points");
        assertThat(refusal(convert(5, ANN, MILES, Direction.OUT, 100, "out", "k4")))
                .isEqualTo("idempotency-key-reused");
        assertThat(available(ANN)).isEqualTo(5);
    }

    @Test
    void oneRequestIsDoneOnceHoweverOftenItIsSent() throws Exception {
        assertThat(race(number -> convert(number, ANN, BEANS, Direction.IN, 200, "one", "same")))
                .containsOnly("");
        assertThat(available(ANN)).isEqualTo(80);
    }

    @Test
    void noMoreIsConvertedInAMonthThanMayBe() throws Exception {
        List<String> ends = race(number -> convert(number, ANN, MILES, Direction.IN, 3));

        assertThat(ends).filteredOn(String::isEmpty).hasSize(20);
        assertThat(ends).filteredOn("conversion-limit-reached"::equals).hasSize(THREADS - 20);
        assertThat(available(ANN)).isEqualTo(140);
    }
}
