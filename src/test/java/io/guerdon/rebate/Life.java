package io.guerdon.rebate;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.earning.Basket;
import io.guerdon.earning.EarningOperations;
import io.guerdon.earning.PurchaseRef;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.earning.ReturnGoods;
import io.guerdon.earning.ReturnedLine;
import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Desk;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Rebate;
import io.guerdon.ledger.Wallet;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.program.WalletSettings;
import io.guerdon.redemption.RedeemPoints;
import io.guerdon.redemption.RedemptionOperations;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Points;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A member's life under any rebates, and what clerks make of it. */
final class Life {
    private static final Till CAFE = new Till(new MerchantId("cafe"), "", "");
    private static final Till BOOKS = new Till(new MerchantId("books"), "", "");
    static final Instant START = Instant.parse("2023-11-20T00:00:00Z");

    /** A sale of so much, and what comes back of it after it was told. */
    record Fact(String receipt, Instant at, long amount, List<Long> back) {}

    private final long seed;
    private final RandomGenerator random;
    private final Program program;
    private final Programs programs;
    private final Desk desk;
    private final ChainId chain;
    private final List<Clerk> clerks;
    private final List<Clerk.Sold> sold = new ArrayList<>();
    private final Money money = new Money();
    private int calls;
    private long spent;

    Life(long seed, RandomGenerator random, int slack) {
        this.seed = seed;
        this.random = random;
        this.program = new RandomRebate(random, slack).program();
        this.programs = InMemoryPrograms.with(program);
        this.desk = new Desk(START, money::watch, new Beginnings(programs));
        this.chain = new ChainId(program.id(), new MemberId("mem_ann"));
        Period kept = program.lots(RandomRebate.SPEND)
                .map(LotPolicy::expiry)
                .map(ExpiryPolicy.AfterPeriod.class::cast)
                .orElseThrow()
                .period();
        this.clerks = program.catalogue().rebates().stream()
                .map(rebate -> new Clerk(
                        rebate,
                        program.place().zone(),
                        Math.toIntExact(LocalDate.EPOCH.plus(kept).toEpochDay())))
                .toList();
    }

    /** What entries have done about rebates. */
    static final class Money {
        long paid;
        long takenBack;
        long sum;
        private long writtenOff;
        private long expired;

        private void watch(Entry entry) {
            entry.movements().forEach(movement -> {
                switch (movement) {
                    case Movement.RebateSettled m -> settled(m);
                    case Movement.LotDrawn m
                    when m.wallet().equals(RandomRebate.CASHBACK) && m.to().equals(Book.BREAKAGE) ->
                        expired += m.draw().amount();
                    default -> {}
                }
            });
        }

        private void settled(Movement.RebateSettled m) {
            paid += m.amount() > 0 ? 1 : 0;
            takenBack += m.amount() < 0 ? 1 : 0;
            sum += m.amount();
            writtenOff += m.writtenOff();
            expired -= m.alreadyExpired();
        }
    }

    Money money() {
        return money;
    }

    int periodsClosed() {
        return clerks.stream().mapToInt(Clerk::periodsClosed).sum();
    }

    void live() {
        for (int step = random.nextInt(3, 24); step > 0; step--) {
            desk.advance(Duration.ofHours(random.nextInt(24 * 60)));
            compare();
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> {
                    long late = random.nextBoolean() ? 0 : random.nextInt(24 * 400);
                    buy("R" + sold.size(), desk.now().minus(Duration.ofHours(late)), random.nextInt(1, 400));
                }
                case 3, 4 -> giveSomeBack();
                default -> spend();
            }
            compare();
        }
        desk.verify(chain);
    }

    /** Everything that was paid is spent, then all of it comes back, and then as much is sold again, late. */
    int spendGiveBackAndBuyAgain() {
        buy("R1", START, 400);
        desk.now(START.plus(Duration.ofDays(600)));
        desk.tick(chain);
        long paid = desk.state(chain).wallet(RandomRebate.CASHBACK).available();
        if (paid == 0) {
            return 0;
        }
        submit(RedemptionOperations.redeem(
                program, new RedeemPoints(BOOKS, RandomRebate.CASHBACK, new Points(paid), ""), call()));
        giveBack("R1", 400);
        desk.tick(chain);
        buy("R2", START, 400);
        Wallet wallet = desk.state(chain).wallet(RandomRebate.CASHBACK);
        assertThat(wallet.available() + wallet.pending() - wallet.owed())
                .as("seed %d", seed)
                .isZero();
        return 1;
    }

    /** Tells facts in their order, each at some time once it has happened, and due work runs now and then. */
    void tell(List<Fact> facts, RandomGenerator when) {
        Instant last = facts.stream().map(Fact::at).max(Instant::compareTo).orElseThrow();
        desk.now(last);
        List<Runnable> returns = new ArrayList<>();
        for (Fact fact : facts) {
            desk.advance(Duration.ofHours(when.nextInt(24 * 50)));
            buy(fact.receipt, fact.at, fact.amount);
            fact.back.forEach(part -> returns.add(() -> giveBack(fact.receipt, part)));
            if (when.nextBoolean()) {
                desk.tick(chain);
            }
            if (!returns.isEmpty() && when.nextBoolean()) {
                returns.removeFirst().run();
            }
        }
        returns.forEach(Runnable::run);
        desk.now(last.plus(Duration.ofDays(1_200)));
        desk.tick(chain);
        desk.verify(chain);
    }

    /** What became of the money, and of each period. */
    String outcome() {
        AccountState state = desk.state(chain);
        Wallet wallet = state.wallet(RandomRebate.CASHBACK);
        List<String> periods = state.rebates().running().values().stream()
                .map(rebate -> rebate.ref() + " " + rebate.volume() + " " + rebate.settled() + " "
                        + rebate.paid().expired() + " " + rebate.paid().writtenOff())
                .toList();
        return wallet.available() + " " + wallet.pending() + " " + wallet.owed() + " " + periods;
    }

    long entries() {
        return desk.written(chain).seq();
    }

    private void buy(String receipt, Instant at, long amount) {
        RecordPurchase sale =
                new RecordPurchase(CAFE, receipt, Optional.of(at), "CNY", Basket.ofTotal(amount, List.of()));
        submit(EarningOperations.purchase(program, sale, call(), programs));
        Clerk.Sold receipts = new Clerk.Sold(receipt, at, amount);
        sold.add(receipts);
        clerks.forEach(clerk -> clerk.sell(receipts, desk.now()));
    }

    private void giveSomeBack() {
        sold.stream()
                .filter(sale -> sale.left > 0)
                .skip(random.nextInt(1 + sold.size()))
                .findFirst()
                .ifPresent(sale -> giveBack(sale.receipt, random.nextLong(1, sale.left + 1)));
    }

    private void giveBack(String receipt, long amount) {
        ReturnGoods goods = new ReturnGoods(
                new PurchaseRef.ByReceipt("cafe", receipt),
                "",
                Optional.empty(),
                List.of(new ReturnedLine(0, 0, amount)));
        submit(EarningOperations.goodsReturned(goods, call(), desk.claims(), programs));
        sold.stream().filter(sale -> sale.receipt.equals(receipt)).forEach(sale -> sale.left -= amount);
    }

    private void spend() {
        long available = desk.state(chain).wallet(RandomRebate.CASHBACK).available();
        if (available > 0) {
            long some = random.nextLong(1, available + 1);
            RedeemPoints paid = new RedeemPoints(BOOKS, RandomRebate.CASHBACK, new Points(some), "");
            submit(RedemptionOperations.redeem(program, paid, call()));
            spent += some;
        }
    }

    private void compare() {
        String before = outcome();
        AccountState state = desk.state(chain);
        clerks.forEach(clerk -> clerk.close(desk.now()));
        long due = clerks.stream().mapToLong(clerk -> clerk.settled(desk.now())).sum();
        assertThat(sum(state, Rebate::settled)).as("seed %d, settled", seed).isEqualTo(due);
        long kept = sum(state, rebate -> rebate.paid().writtenOff());
        WalletSettings settings =
                program.catalogue().wallet(RandomRebate.CASHBACK).orElseThrow();
        if (settings.lots().owed() == OwedPolicy.OWE) {
            assertThat(kept).as("seed %d, owed rather than kept", seed).isZero();
        }
        if (random.nextBoolean()) {
            desk.tick(chain);
            comparePaid(due + clerks.stream().mapToLong(Clerk::leftAt).sum());
        }
        assertThat(outcome()).as("seed %d, written or not", seed).isEqualTo(before);
    }

    /** All that was ever settled is with the member, spent, expired or owed less what was written off, closed or not. */
    private void comparePaid(long due) {
        assertThat(money.sum).as("seed %d, settled in all", seed).isEqualTo(due);
        Wallet wallet = desk.written(chain).wallet(RandomRebate.CASHBACK);
        long has = wallet.available() + wallet.pending() - wallet.owed() + spent;
        assertThat(has + money.expired).as("seed %d, paid", seed).isEqualTo(due + money.writtenOff);
        if (program.lots(RandomRebate.CASHBACK).orElseThrow().expiry() instanceof ExpiryPolicy.Never) {
            assertThat(money.expired).isZero();
        }
    }

    private static long sum(AccountState state, java.util.function.ToLongFunction<Rebate> part) {
        return state.rebates().running().values().stream().mapToLong(part).sum();
    }

    private Call call() {
        return new Call(chain, EntryKey.ofCaller("", "k" + ++calls), Actor.ENGINE);
    }

    private void submit(Operation<?> operation) {
        assertThat(desk.submit(operation)).as("seed %d", seed).isInstanceOf(Outcome.Committed.class);
    }
}
