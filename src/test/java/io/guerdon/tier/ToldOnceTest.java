package io.guerdon.tier;

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
import io.guerdon.ledger.Following;
import io.guerdon.ledger.InMemoryClaims;
import io.guerdon.ledger.InMemoryJournal;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.InMemorySnapshots;
import io.guerdon.ledger.Movement.TierTold;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.TestClock;
import io.guerdon.ledger.Verification;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.program.SettingsForm;
import io.guerdon.program.TierSettings;
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

/** Two processes whose due work runs at once while tills sell: every rise and every fall is told once, in order. */
class ToldOnceTest {
    private static final int MEMBERS = 30;
    private static final Till CAFE = new Till(new MerchantId("cafe"), "", "");

    private final Program program =
            ((SettingsForm.Reading.Valid) SettingsForm.read(DemoProgram.ID, 1, TierSettings.TIERED)).program();
    private final Programs programs = InMemoryPrograms.with(program);
    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T02:00:00Z"));
    private final InMemoryLedger.Stores stores =
            new InMemoryLedger.Stores(new InMemoryJournal(), new InMemoryClaims(), new InMemorySnapshots());
    private final Following tiers = new TierChanges(programs, stores.journal());
    private final InMemoryLedger one = new InMemoryLedger(stores, "w1", ProgramTime.of(clock), tiers);
    private final InMemoryLedger other = new InMemoryLedger(stores, "w2", ProgramTime.of(clock), tiers);

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void everyChangeIsToldOnce() throws Exception {
        for (int member = 0; member < MEMBERS; member++) {
            sell(member % 2 == 0 ? one : other, member, "R-" + member, 500_000);
        }
        clock.advance(Duration.ofDays(3 * 365));
        List<Callable<Object>> work = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            work.add(Executors.callable(() -> beat(one)));
            work.add(Executors.callable(() -> beat(other)));
            int member = n;
            work.add(Executors.callable(() -> sell(other, member, "L-" + member, 100_000)));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Object> done : threads.invokeAll(work)) {
                done.get();
            }
        }
        beat(one);

        for (int member = 0; member < MEMBERS; member++) {
            List<String> told = stores.journal().after(chain(member), 0, 100).stream()
                    .flatMap(entry -> entry.movements().stream())
                    .filter(TierTold.class::isInstance)
                    .map(TierTold.class::cast)
                    .map(change -> change.from() + ">" + change.to() + " " + change.course())
                    .toList();
            List<String> expected =
                    new ArrayList<>(List.of(">gold UPGRADED", "gold>silver DOWNGRADED", "silver> DOWNGRADED"));
            if (member < 6) {
                expected.add(">silver UPGRADED");
            }
            assertThat(told).as("member %d", member).isEqualTo(expected);
        }
        assertThat(new Verification(stores.journal(), stores.snapshots(), one.accounts())
                        .run(_ -> {})
                        .faults())
                .isEmpty();
    }

    private static ChainId chain(int member) {
        return new ChainId(DemoProgram.ID, new MemberId("mem_" + member));
    }

    private void beat(InMemoryLedger process) {
        new DueWork(process.ledger(), process.accounts(), stores.snapshots(), _ -> {}).beat(clock.instant());
    }

    private void sell(InMemoryLedger process, int member, String receipt, long minor) {
        RecordPurchase sale =
                new RecordPurchase(CAFE, receipt, Optional.empty(), "CNY", Basket.ofTotal(minor, List.of()));
        Call call = new Call(chain(member), EntryKey.ofCaller("", receipt), Actor.ENGINE);
        Outcome outcome = new Purchases(process.ledger(), Sources.of(programs, Hands.budgets()), ProgramTime.of(clock))
                .record(program, sale, call);
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
    }
}
