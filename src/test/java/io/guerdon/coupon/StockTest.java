package io.guerdon.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.code.Codes;
import io.guerdon.code.InMemoryCodeBatches;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.Catalogue;
import io.guerdon.program.CouponOff;
import io.guerdon.program.CouponSettings;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.Program;
import io.guerdon.stock.Stocks;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several processes give from one stock, and know nothing of each other but the claims. */
class StockTest {
    private static final int PROCESSES = 4;
    private static final int THREADS = 64;
    private static final long STOCK = 100;
    private static final WalletId FEW = new WalletId("few");

    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T02:00:00Z"));
    private final List<InMemoryLedger> ledgers = new ArrayList<>(List.of(new InMemoryLedger(clock)));
    private final List<Coupons> processes = new ArrayList<>();

    StockTest() {
        for (int process = 2; process <= PROCESSES; process++) {
            ledgers.add(new InMemoryLedger(ledgers.getFirst().stores(), "w" + process, clock));
        }
        CouponCodes codes = new CouponCodes(new Codes(new InMemoryCodeBatches()));
        for (InMemoryLedger each : ledgers) {
            InMemoryLedger.Stores stores = each.stores();
            Stocks stocks = new Stocks(each.ledger(), stores.claims(), stores.journal(), clock);
            processes.add(new Coupons(new Coupons.Stores(each.ledger(), stores.journal(), stocks), codes));
        }
    }

    @Test
    void neverMoreThanThereAreByHoweverManyProcesses() throws InterruptedException, ExecutionException {
        List<Callable<Outcome>> calls = new ArrayList<>();
        IntStream.range(0, 400).forEach(number -> calls.add(() -> give(processes.get(number % PROCESSES), number)));
        List<Outcome> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Outcome> done : threads.invokeAll(calls)) {
                outcomes.add(done.get());
            }
        }

        List<Long> numbers = outcomes.stream()
                .flatMap(outcome -> outcome instanceof Outcome.Committed done
                        ? done.entry().draft().subject().stream()
                        : java.util.stream.Stream.empty())
                .map(subject -> ((CouponIssued) subject).number())
                .toList();
        assertThat(numbers).doesNotHaveDuplicates().allMatch(number -> number >= 1 && number <= STOCK);
        assertThat(numbers).hasSize((int) STOCK);
        ledgers.forEach(InMemoryLedger::close);
    }

    private static Outcome give(Coupons process, int number) {
        ChainId chain = new ChainId(DemoProgram.ID, new MemberId("mem_" + number));
        Call call = new Call(chain, new EntryKey("k"), new Actor("key", "", "", "", ""), 1);
        return process.give(program(), new GiveCoupon.ByHand(FEW, "first come"), call);
    }

    private static Program program() {
        Program demo = DemoProgram.program();
        CouponSettings few = new CouponSettings(
                FEW,
                new CouponOff.AmountOff(100),
                new CouponSettings.Usage(0, List.of(), Set.of(), List.of(), Optional.empty()),
                new CouponSettings.Supply(Optional.of(STOCK), Optional.empty(), Optional.empty()),
                demo.policies().lots());
        return new Program(
                demo.id(),
                2,
                demo.place(),
                demo.policies(),
                demo.merchants(),
                new Catalogue(List.of(), List.of(few), List.of(), List.of(), List.of(), Optional.empty()));
    }
}
