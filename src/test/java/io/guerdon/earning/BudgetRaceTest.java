package io.guerdon.earning;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.budget.BudgetId;
import io.guerdon.budget.Budgets;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.TestClock;
import io.guerdon.ledger.Turn;
import io.guerdon.pack.BuyPack;
import io.guerdon.pack.Packs;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Program;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Points;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three processes, many members and tills at once, some of which die with a turn claimed: a budget is given once and whole. */
class BudgetRaceTest {
    private static final long MOST = 10_000;
    private static final int MEMBERS = 64;
    private static final Till CAFE = new Till(new MerchantId("cafe"), "", "");

    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T02:00:00Z"));
    private final InMemoryLedger first = new InMemoryLedger(clock);
    private final List<InMemoryLedger> processes = List.of(
            first, new InMemoryLedger(first.stores(), "w2", clock), new InMemoryLedger(first.stores(), "w3", clock));

    private final AtomicInteger toBeSold = new AtomicInteger();

    @AfterEach
    void stop() {
        processes.forEach(InMemoryLedger::close);
    }

    /**
     * What is given away.
     *
     * @param rule that gives it
     * @param minor for which it gives one
     * @param turns of its first blocks, without their number
     */
    private record Limited(Program program, String rule, long minor, BudgetId budget, String turns) {}

    @Test
    void aBudgetIsGivenWholeAndNotAUnitMore() throws InterruptedException, ExecutionException {
        Program program = HistoryShop.program(
                "", HistoryShop.each("g", "\"budgets\":[{\"per\":\"EVER\",\"most\":10000,\"overflow\":\"CUT\"}],"));
        assertGivenWhole(new Limited(program, "g-each", 1, new BudgetId(program.id(), "g", "ever"), "budget:g:ever:"));
    }

    @Test
    void aMerchantIssuesAllItMayAndNotAPointMore() throws InterruptedException, ExecutionException {
        Program program = MerchantCapsTest.program("{\"per\":\"EVER\",\"points\":10000,\"overflow\":\"CUT\"}", "");
        BudgetId budget = BudgetId.of(program.id(), CAFE.merchant(), "ever");
        assertGivenWhole(new Limited(program, "base-rate", 100, budget, "budget:@cafe:ever:"));
    }

    /** Packs are sold at all three processes while those of before are issued. */
    @Test
    void aMerchantIssuesAllItHasBoughtAndNotAPointMore() throws InterruptedException, ExecutionException {
        Program program = MerchantCapsTest.prepaidProgram("CUT", "", "");
        BudgetId budget = BudgetId.ofPacks(program.id(), CAFE.merchant());
        toBeSold.set(20);
        try (ExecutorService seller = Executors.newSingleThreadExecutor()) {
            Future<?> sold = seller.submit(() -> {
                while (toBeSold.get() > 0) {
                    sell(program, MOST / 20, toBeSold.get());
                    toBeSold.decrementAndGet();
                    LockSupport.parkNanos(2_000_000);
                }
            });
            assertGivenWhole(new Limited(program, "base-rate", 100, budget, "budget:@cafe:packs:"));
            sold.get();
        }
    }

    private void sell(Program program, long points, int number) {
        Packs packs = packs(processes.get(number % processes.size()));
        BuyPack command = new BuyPack(CAFE.merchant(), new Points(points), 1, "P-" + number);
        ChainId chain = Packs.chain(program.id(), CAFE.merchant());
        Call call = new Call(chain, EntryKey.ofCaller("", "p" + number), Actor.ENGINE);
        assertThat(packs.buy(program, command, call)).isInstanceOf(Outcome.Committed.class);
    }

    private static Packs packs(InMemoryLedger process) {
        return new Packs(process.ledger(), process.accounts(), process.stores().journal());
    }

    private void assertGivenWhole(Limited limited) throws InterruptedException, ExecutionException {
        Program program = limited.program();
        List<Budgets> budgets = new ArrayList<>();
        List<Purchases> tills = new ArrayList<>();
        for (InMemoryLedger process : processes) {
            Budgets own =
                    new Budgets(process.stores().claims(), process.stores().journal());
            budgets.add(own);
            tills.add(new Purchases(
                    process.ledger(),
                    new Sources(InMemoryPrograms.with(program), Birthdays.UNTOLD, own, packs(process)),
                    ProgramTime.of(clock)));
        }
        long given = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> members = new ArrayList<>();
            for (int member = 0; member < MEMBERS; member++) {
                ChainId chain = new ChainId(program.id(), new MemberId("mem_" + member));
                members.add(threads.submit(() -> buysUntilNothingIsGiven(limited, chain, tills)));
            }
            for (Future<Long> member : members) {
                given += member.get();
            }
        }

        assertThat(given).isEqualTo(MOST);
        assertThat(budgets)
                .allSatisfy(each -> assertThat(each.left(limited.budget(), MOST, clock.instant()))
                        .isEqualTo(new Budgets.Left(MOST, 0, 0)));
    }

    @Test
    void whoeverComesBeforeItIsUsedUpGetsAUnitHoweverManyCome() throws InterruptedException, ExecutionException {
        Program program = HistoryShop.program(
                "", HistoryShop.each("g", "\"budgets\":[{\"per\":\"EVER\",\"most\":100,\"overflow\":\"REFUSE\"}],"));
        List<Purchases> tills = processes.stream()
                .map(process -> new Purchases(
                        process.ledger(),
                        Sources.of(
                                InMemoryPrograms.with(program),
                                new Budgets(
                                        process.stores().claims(),
                                        process.stores().journal())),
                        ProgramTime.of(clock)))
                .toList();
        List<Future<Long>> sales = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int member = 0; member < 100; member++) {
                ChainId chain = new ChainId(program.id(), new MemberId("mem_" + member));
                Purchases till = tills.get(member % tills.size());
                sales.add(threads.submit(() -> buys(till, program, chain, 1)));
            }
        }
        for (Future<Long> sale : sales) {
            assertThat(sale.get()).isEqualTo(1);
        }
    }

    private static long buys(Purchases till, Program program, ChainId chain, long amount) {
        RecordPurchase sale = new RecordPurchase(
                CAFE, chain.member().value(), Optional.empty(), "CNY", Basket.ofTotal(amount, List.of()));
        Call call = new Call(chain, EntryKey.ofCaller("", chain.member().value()), Actor.ENGINE);
        Entry entry = ((Outcome.Committed) till.record(program, sale, call)).entry();
        return HistoryShop.gave(entry, "g-each");
    }

    private long buysUntilNothingIsGiven(Limited limited, ChainId chain, List<Purchases> tills) {
        long all = 0;
        long given;
        boolean more;
        int number = 0;
        do {
            // Read before the sale: what is sold by then, the sale finds.
            more = toBeSold.get() > 0;
            String receipt = chain.member() + "-" + number++;
            RecordPurchase sale = new RecordPurchase(
                    CAFE,
                    receipt,
                    Optional.empty(),
                    "CNY",
                    Basket.ofTotal(ThreadLocalRandom.current().nextLong(1, 150) * limited.minor(), List.of()));
            Call call = new Call(chain, EntryKey.ofCaller("", receipt), Actor.ENGINE);
            Purchases till = tills.get(ThreadLocalRandom.current().nextInt(tills.size()));
            if (number % 3 == 0) {
                dies(limited, chain);
            }
            Entry entry = ((Outcome.Committed) till.record(limited.program(), sale, call)).entry();
            given = HistoryShop.gave(entry, limited.rule());
            all += given;
        } while (given > 0 || more);
        return all;
    }

    /** A process had claimed the next turn at some block for this member's next entry, and was killed before it came. */
    private void dies(Limited limited, ChainId chain) {
        Program program = limited.program();
        String block = limited.turns() + ThreadLocalRandom.current().nextInt(100);
        InMemoryLedger.Stores stores = first.stores();
        long turn = 1;
        Optional<Holder> last = Optional.empty();
        Optional<Holder> next = stores.claims().holder(Turn.claim(program.id(), block, turn));
        while (next.isPresent()) {
            last = next;
            next = stores.claims().holder(Turn.claim(program.id(), block, ++turn));
        }
        if (last.isPresent() && Turn.takenBy(last.get(), stores.journal()).isEmpty()) {
            return;
        }
        long seq = 1
                + stores.journal().before(chain, Long.MAX_VALUE, 1).stream()
                        .mapToLong(Entry::seq)
                        .sum();
        EntryKey place = EntryKey.following("seq", seq + ".ent_dead-" + turn);
        stores.claims().take(List.of(new Holder(Turn.claim(program.id(), block, turn), chain, place)));
    }
}
