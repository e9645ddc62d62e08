package io.guerdon.rebate;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.budget.Hands;
import io.guerdon.earning.Basket;
import io.guerdon.earning.Purchases;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.earning.Sources;
import io.guerdon.earning.Till;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.DueWork;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.TestClock;
import io.guerdon.ledger.Verification;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.program.RebateTexts;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two processes whose due work runs at once, again and again, while tills sell: each period is settled once. */
class TwoProcessesTest {
    private static final int MEMBERS = 40;
    private static final Till CAFE = new Till(new MerchantId("cafe"), "", "");

    private final Program program = RebateTexts.program(1, RebateTexts.with(RebateTexts.VOLUME));
    private final Programs programs = InMemoryPrograms.with(program);
    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T02:00:00Z"));
    private final InMemoryLedger one = new InMemoryLedger(ProgramTime.of(clock), new Beginnings(programs));
    private final InMemoryLedger other =
            new InMemoryLedger(one.stores(), "w2", ProgramTime.of(clock), new Beginnings(programs));

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void settlesOnce() throws Exception {
        for (int member = 0; member < MEMBERS; member++) {
            sell(member % 2 == 0 ? one : other, member, "R-" + member, 1_500_000);
        }
        clock.advance(Duration.ofDays(90));
        List<Callable<Object>> work = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            work.add(Executors.callable(() -> beat(one)));
            work.add(Executors.callable(() -> beat(other)));
            int member = n;
            work.add(Executors.callable(() -> sell(other, member, "L-" + member, 100)));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Object> done : threads.invokeAll(work)) {
                done.get();
            }
        }
        beat(one);

        for (int member = 0; member < MEMBERS; member++) {
            long late = member < 6 ? 100 : 0;
            assertThat(one.accounts()
                            .read(chain(member))
                            .wallet(program.catalogue()
                                    .rebates()
                                    .getFirst()
                                    .pays()
                                    .wallet())
                            .available())
                    .isEqualTo((500_000 + late) * 3 / 100);
            long entries = one.stores().journal().after(chain(member), 0, 100).stream()
                    .filter(entry -> entry.kind() == EntryKind.REBATE_SETTLE)
                    .count();
            assertThat(entries).isBetween(1L, late > 0 ? 2L : 1L);
        }
        assertThat(new Verification(one.stores().journal(), one.stores().snapshots(), one.accounts())
                        .run(_ -> {})
                        .faults())
                .isEmpty();
    }

    private static ChainId chain(int member) {
        return new ChainId(io.guerdon.program.DemoProgram.ID, new MemberId("mem_" + member));
    }

    private void beat(InMemoryLedger process) {
        new DueWork(process.ledger(), process.accounts(), process.stores().snapshots(), _ -> {}).beat(clock.instant());
    }

    private void sell(InMemoryLedger process, int member, String receipt, long minor) {
        Optional<Instant> at = Optional.of(Instant.parse("2026-11-22T02:00:00Z"));
        RecordPurchase sale = new RecordPurchase(CAFE, receipt, at, "CNY", Basket.ofTotal(minor, List.of()));
        Call call = new Call(chain(member), EntryKey.ofCaller("", receipt), Actor.ENGINE);
        Outcome outcome = new Purchases(process.ledger(), Sources.of(programs, Hands.budgets()), ProgramTime.of(clock))
                .record(program, sale, call);
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
    }
}
