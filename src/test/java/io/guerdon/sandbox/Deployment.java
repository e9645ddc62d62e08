package io.guerdon.sandbox;

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
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.redemption.Holds;
import io.guerdon.redemption.PlaceHold;
import io.guerdon.redemption.RedeemPoints;
import io.guerdon.redemption.Redemptions;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Points;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A live program and a sandbox in stores in memory, and any number of processes on them. */
final class Deployment implements AutoCloseable {
    static final ChainId ANN = new ChainId(DemoProgram.SANDBOX_ID, new MemberId("mem_ann"));
    static final Instant BEGINNING = Instant.parse("2025-12-31T16:00:00Z");

    final TestClock machine = new TestClock(Instant.parse("2026-11-22T02:00:00Z"));
    final InMemoryPrograms programs = InMemoryPrograms.demo();
    final InMemoryAdvances advances = new InMemoryAdvances();
    private final List<InMemoryLedger> ledgers = new ArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();

    /** One more process. */
    Process start() {
        return start(programs);
    }

    /** One more, with its own view of the programs. */
    Process start(Programs view) {
        Sandboxes sandboxes = new Sandboxes(view);
        SandboxTime time = new SandboxTime(sandboxes, advances, view, machine);
        InMemoryLedger ledger = ledgers.isEmpty()
                ? new InMemoryLedger(time)
                : new InMemoryLedger(ledgers.getFirst().stores(), "w" + (ledgers.size() + 1), time);
        ledgers.add(ledger);
        DueWork dueWork =
                new DueWork(ledger.ledger(), ledger.accounts(), ledger.stores().snapshots(), _ -> {});
        var stores = new TestClocks.Stores(advances, view, ledger.stores().snapshots());
        return new Process(time, ledger, dueWork, new TestClocks(time, sandboxes, stores, dueWork), view);
    }

    /** What happened to an account. */
    List<Entry> entries(ChainId chain) {
        return ledgers.getFirst().stores().journal().after(chain, 0, 10_000);
    }

    @Override
    public void close() {
        ledgers.forEach(InMemoryLedger::close);
    }

    /** A process, and short words for what it is asked. */
    record Process(SandboxTime time, InMemoryLedger ledger, DueWork dueWork, TestClocks clocks, Programs programs) {
        private static final Till CAFE = new Till(new MerchantId("cafe"), "", "");
        private static final Till BOOKS = new Till(new MerchantId("books"), "", "");

        TestClocks.Moving advance(String key, Step step) {
            return clocks.advance(new AdvanceClock(DemoProgram.SANDBOX_ID, step, key), () -> true);
        }

        TestClocks.Moving to(String key, String instant) {
            return advance(key, new Step.To(Instant.parse(instant)));
        }

        Outcome earn(ChainId chain, String key, long points) {
            Program program = program(chain);
            var command =
                    new RecordPurchase(CAFE, key, Optional.empty(), "CNY", Basket.ofTotal(points * 100, List.of()));
            return new Purchases(ledger.ledger(), Sources.of(programs, Hands.budgets()), time)
                    .record(program, command, call(chain, key));
        }

        Outcome redeem(ChainId chain, String key, long points) {
            var command = new RedeemPoints(BOOKS, new Points(points), "");
            return new Redemptions(ledger.ledger()).redeem(program(chain), command, call(chain, key));
        }

        Outcome hold(ChainId chain, String key, long points, Duration lasting) {
            var command = new PlaceHold(BOOKS, new Points(points), lasting, "");
            return new Holds(ledger.ledger()).place(program(chain), command, call(chain, key));
        }

        Program program(ChainId chain) {
            Instant now = time.now(chain.program());
            return programs.inForce(chain.program(), now).orElseThrow();
        }

        private Call call(ChainId chain, String key) {
            return new Call(
                    chain,
                    EntryKey.ofCaller("", key),
                    Actor.ENGINE,
                    program(chain).revision());
        }
    }

    /** A name nobody used before. */
    String fresh() {
        return "k" + numbers.incrementAndGet();
    }
}
