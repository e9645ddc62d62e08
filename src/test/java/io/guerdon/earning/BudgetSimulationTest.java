package io.guerdon.earning;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.budget.BudgetId;
import io.guerdon.budget.Budgets;
import io.guerdon.budget.Hands;
import io.guerdon.correction.Reversals;
import io.guerdon.correction.ReverseEntry;
import io.guerdon.earning.BudgetModel.Bought;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Program;
import io.guerdon.quote.CloseQuote;
import io.guerdon.quote.CloseQuote.How;
import io.guerdon.quote.PurchaseQuoted;
import io.guerdon.quote.Quotes;
import io.guerdon.quote.RequestQuote;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Sales, quotes kept, dropped and left to lapse, returns and reversals at three processes that are started anew now and then, over
 * months, against a model that only adds up. {@code -Dguerdon.budget.cases=5000} for the long run.
 */
class BudgetSimulationTest {
    private static final int CASES = Integer.getInteger("guerdon.budget.cases", 60);
    private static final long SEED = Long.getLong("guerdon.budget.seed", 20_261_128);
    private static final int STEPS = 60;
    private static final int PROCESSES = 3;
    private static final Till CAFE = new Till(new MerchantId("cafe"), "", "");
    private static final Program PROGRAM = HistoryShop.program(
            "",
            HistoryShop.each(
                            "cut",
                            "\"budgets\":[{\"per\":\"MONTH\",\"most\":700,\"overflow\":\"CUT\"},"
                                    + "{\"per\":\"EVER\",\"most\":1500,\"overflow\":\"CUT\"}],")
                    + ","
                    + HistoryShop.each(
                            "all", "\"budgets\":[{\"per\":\"EVER\",\"most\":900,\"overflow\":\"REFUSE\"}],"));

    @Test
    void whatIsGivenIsWhatAddsUp() {
        for (int number = 0; number < CASES; number++) {
            try (Walk walk = new Walk(SEED + number)) {
                walk.walk();
            }
        }
    }

    /** What one process does for whoever asks it. */
    private record Process(InMemoryLedger ledger, Budgets budgets, Purchases purchases, Quotes quotes) {}

    /** One history. */
    private static final class Walk implements AutoCloseable {
        private final long seed;
        private final Random random;
        private final TestClock clock = new TestClock(Instant.parse("2026-11-22T02:00:00Z"));
        private final InMemoryLedger first = new InMemoryLedger(clock);
        private final List<InMemoryLedger> ledgers = new ArrayList<>(List.of(first));
        private final List<Process> processes = new ArrayList<>();
        private final BudgetModel model = new BudgetModel();
        private final List<Bought> bought = new ArrayList<>();
        private final Map<Bought, Entry> entries = new HashMap<>();
        private int calls;

        Walk(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            for (int number = 0; number < PROCESSES; number++) {
                processes.add(started());
            }
        }

        private Process started() {
            InMemoryLedger ledger = new InMemoryLedger(first.stores(), "w" + (ledgers.size() + 1), clock);
            ledgers.add(ledger);
            Budgets budgets =
                    Hands.watchful(first.stores().claims(), first.stores().journal());
            Sources sources = Sources.of(InMemoryPrograms.with(PROGRAM), budgets);
            Purchases purchases = new Purchases(ledger.ledger(), sources, ProgramTime.of(clock));
            Quotes quotes = new Quotes(ledger.ledger(), first.stores().journal(), sources, purchases);
            return new Process(ledger, budgets, purchases, quotes);
        }

        void walk() {
            for (int step = 0; step < STEPS; step++) {
                step();
                compare(step);
            }
        }

        private void step() {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> buy();
                case 4, 5 -> quote();
                case 6, 7 -> closeQuote();
                case 8 -> bring();
                case 9 -> reverse();
                case 10 -> passTime();
                default -> processes.set(random.nextInt(PROCESSES), started());
            }
        }

        private void buy() {
            long amount = 1 + random.nextLong(200);
            int member = random.nextInt(4);
            String receipt = "R-" + calls;
            RecordPurchase sale =
                    new RecordPurchase(CAFE, receipt, Optional.empty(), "CNY", Basket.ofTotal(amount, List.of()));
            Entry entry = done(any().purchases.record(PROGRAM, sale, call(member)));
            Bought expected = model.buys(receipt, member, month(), Instant.MAX, amount);
            gave(entry, expected);
            bought.add(expected);
            entries.put(expected, entry);
        }

        private void quote() {
            long amount = 1 + random.nextLong(200);
            int member = random.nextInt(4);
            String receipt = "Q-" + calls;
            RecordPurchase sale =
                    new RecordPurchase(CAFE, receipt, Optional.empty(), "CNY", Basket.ofTotal(amount, List.of()));
            RequestQuote wish = new RequestQuote(sale, new TreeMap<>(), List.of());
            Entry entry = done(any().quotes.quote(PROGRAM, wish, call(member)));
            Instant until = ((PurchaseQuoted) entry.draft().subject().orElseThrow()).validUntil();
            Bought expected = model.buys(receipt, member, month(), until, amount);
            gave(entry, expected);
            bought.add(expected);
            entries.put(expected, entry);
        }

        private void closeQuote() {
            open(true).ifPresent(promise -> {
                How how = random.nextBoolean() ? How.COMMIT : How.DROP;
                PurchaseQuoted quoted =
                        (PurchaseQuoted) entries.get(promise).draft().subject().orElseThrow();
                Outcome outcome = any().quotes.close(new CloseQuote(quoted.quote(), how), call(promise.member));
                bought.remove(promise);
                if (promise.isOver) {
                    assertThat(((Outcome.Refused) outcome).refusal())
                            .extracting(Refusal::code)
                            .isEqualTo("quote-lapsed");
                    return;
                }
                Entry entry = done(outcome);
                if (how == How.DROP) {
                    model.undoes(promise);
                    return;
                }
                gave(entry, promise);
                Bought kept = model.keeps(promise);
                bought.add(kept);
                entries.put(kept, entry);
            });
        }

        private void bring() {
            open(false).filter(each -> each.left > 0 && !each.isOver).ifPresent(each -> {
                long amount = random.nextBoolean() ? each.left : 1 + random.nextLong(each.left);
                ReturnGoods goods = new ReturnGoods(
                        new PurchaseRef.ByReceipt("cafe", each.receipt),
                        "",
                        Optional.empty(),
                        List.of(new ReturnedLine(0, 0, amount)));
                Process process = any();
                Returns returns = new Returns(
                        process.ledger.ledger(),
                        first.stores().claims(),
                        InMemoryPrograms.with(PROGRAM),
                        process.budgets);
                done(returns.record(goods, call(each.member)));
                model.brings(each, amount);
                each.broughtSome = true;
            });
        }

        private void reverse() {
            open(false).filter(each -> !each.broughtSome && !each.isOver).ifPresent(each -> {
                Process process = any();
                Reversals reversals = new Reversals(process.ledger.ledger(), process.budgets);
                done(reversals.reverse(
                        PROGRAM, new ReverseEntry(entries.get(each).id(), "mistyped"), call(each.member)));
                model.undoes(each);
            });
        }

        /** Enough for every open quote to lapse, or for the next month to begin. */
        private void passTime() {
            clock.advance(random.nextInt(3) == 0 ? Duration.ofDays(11) : Duration.ofMinutes(20));
            model.now(clock.instant());
        }

        private Optional<Bought> open(boolean isPromise) {
            List<Bought> some = bought.stream()
                    .filter(each -> each.until.isBefore(Instant.MAX) == isPromise)
                    .toList();
            return some.isEmpty() ? Optional.empty() : Optional.of(some.get(random.nextInt(some.size())));
        }

        private void gave(Entry entry, Bought expected) {
            assertThat(HistoryShop.gave(entry, "cut-each")).as("seed %d", seed).isEqualTo(expected.cut());
            assertThat(HistoryShop.gave(entry, "all-each")).as("seed %d", seed).isEqualTo(expected.all());
        }

        private void compare(int step) {
            compare(step, "cut", month(), BudgetModel.MONTHLY);
            compare(step, "cut", "ever", BudgetModel.EVER);
            compare(step, "all", "ever", BudgetModel.REFUSING);
        }

        private void compare(int step, String group, String period, long most) {
            BudgetId budget = new BudgetId(PROGRAM.id(), group, period);
            Budgets.Left left = any().budgets.left(budget, most, clock.instant());
            assertThat(left.left())
                    .as("seed %d, step %d: %s %s", seed, step, group, period)
                    .isEqualTo(model.left(group, period, most))
                    .isEqualTo(most - left.given() - left.promised())
                    .isNotNegative();
        }

        private Process any() {
            return processes.get(random.nextInt(PROCESSES));
        }

        private String month() {
            return YearMonth.from(
                            LocalDate.ofInstant(clock.instant(), PROGRAM.place().zone()))
                    .toString();
        }

        private Call call(int member) {
            ChainId chain = new ChainId(PROGRAM.id(), new MemberId("mem_" + member));
            return new Call(chain, EntryKey.ofCaller("", "k" + calls++), Actor.ENGINE);
        }

        private Entry done(Outcome outcome) {
            if (outcome instanceof Outcome.Committed committed) {
                return committed.entry();
            }
            throw new AssertionError("seed " + seed + ": " + outcome);
        }

        @Override
        public void close() {
            ledgers.forEach(InMemoryLedger::close);
        }
    }
}
