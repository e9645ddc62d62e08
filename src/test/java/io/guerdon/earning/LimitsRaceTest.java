package io.guerdon.earning;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.budget.Hands;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Program;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two processes, one member, many tills at once: what a cap leaves is given once. */
class LimitsRaceTest {
    private static final Till CAFE = new Till(new MerchantId("cafe"), "", "");

    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T02:00:00Z"));
    private final InMemoryLedger one = new InMemoryLedger(clock);
    private final InMemoryLedger other = new InMemoryLedger(one.stores(), "w2", clock);

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void manyAtOnceGiveExactlyWhatTheCapLeaves() throws InterruptedException, ExecutionException {
        Program program = HistoryShop.program(
                "", HistoryShop.each("g", "\"caps\":[{\"per\":\"DAY\",\"points\":1000,\"overflow\":\"CUT\"}],"));
        Sources sources = Sources.of(InMemoryPrograms.with(program), Hands.budgets());
        ChainId ann = new ChainId(program.id(), new MemberId("mem_ann"));
        List<Callable<Outcome>> sales = new ArrayList<>();
        for (int number = 0; number < 64; number++) {
            Purchases process =
                    new Purchases(number % 2 == 0 ? one.ledger() : other.ledger(), sources, ProgramTime.of(clock));
            String name = "R-" + number;
            RecordPurchase sale =
                    new RecordPurchase(CAFE, name, Optional.empty(), "CNY", Basket.ofTotal(30, List.of()));
            Call call = new Call(ann, EntryKey.ofCaller("", name), Actor.ENGINE);
            sales.add(() -> process.record(program, sale, call));
        }

        long given = 0;
        try (ExecutorService tills = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Outcome> sold : tills.invokeAll(sales)) {
                Outcome.Committed done = (Outcome.Committed) sold.get();
                given += HistoryShop.gave(done.entry(), "g-each");
            }
        }

        assertThat(given).isEqualTo(1_000);
    }
}
