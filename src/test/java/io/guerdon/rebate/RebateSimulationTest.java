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
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Desk;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Rebate;
import io.guerdon.ledger.Wallet;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.InMemoryPrograms;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Sales over years under any rebate, however late, with parts of them coming back and what was settled being spent: after each step,
 * whether or not due work has run, what was settled is what a clerk works out from the receipts, and not a unit of it is lost or
 * made twice. The same facts told in another order end in the same.
 */
class RebateSimulationTest {
    private static final int CASES = Integer.getInteger("guerdon.rebate.cases", 1_500);
    private static final Instant START = Instant.parse("2023-11-20T00:00:00Z");
    private static final Till CAFE = new Till(new MerchantId("cafe"), "", "");
    private static final Till BOOKS = new Till(new MerchantId("books"), "", "");

    @Test
    void agreesWithAClerkAfterEveryStep() {
        long settled = 0;
        long corrected = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            Life life = new Life(seed, new SplittableRandom(seed));
            life.live();
            settled += life.settled;
            corrected += life.corrected;
        }
        assertThat(settled).as("settled more than nothing").isGreaterThan(CASES);
        assertThat(corrected).as("settled less than before").isGreaterThan(CASES / 10);
    }

    @Test
    void theSameFactsInAnyOrderEndInTheSame() {
        int different = 0;
        for (long seed = 1; seed <= CASES / 3; seed++) {
            Life one = new Life(seed, new SplittableRandom(seed));
            Life other = new Life(seed, new SplittableRandom(seed));
            List<Fact> facts = facts(seed);
            List<Fact> shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, new Random(seed));
            one.tell(facts, new SplittableRandom(seed));
            other.tell(shuffled, new SplittableRandom(-seed));

            assertThat(other.outcome()).as("seed %d", seed).isEqualTo(one.outcome());
            different += one.entries() == other.entries() ? 0 : 1;
        }
        assertThat(different).as("told in other steps").isGreaterThan(CASES / 20);
    }

    @Test
    void whatWasWrittenOffIsMadeGoodBeforeMoreIsPaid() {
        int madeGood = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            Life life = new Life(seed, new SplittableRandom(seed));
            madeGood += life.spendGiveBackAndBuyAgain();
        }
        assertThat(madeGood).isGreaterThan(CASES / 20);
    }

    /** A sale of so much, and what comes back of it after it was told. */
    private record Fact(String receipt, Instant at, long amount, List<Long> back) {}

    private static List<Fact> facts(long seed) {
        RandomGenerator random = new SplittableRandom(seed * 31);
        List<Fact> facts = new ArrayList<>();
        for (int number = random.nextInt(1, 12); number > 0; number--) {
            long amount = random.nextInt(1, 400);
            List<Long> back = new ArrayList<>();
            for (long left = amount; left > 0 && random.nextInt(2) == 0; left -= back.getLast()) {
                back.add(random.nextLong(1, left + 1));
            }
            facts.add(new Fact("R" + number, START.plus(Duration.ofHours(random.nextInt(24 * 500))), amount, back));
        }
        return facts;
    }

    private static final class Life {
        private final long seed;
        private final RandomGenerator random;
        private final Program program;
        private final Programs programs;
        private final Desk desk;
        private final ChainId chain;
        private final Clerk clerk;
        private int calls;
        private long spent;
        private long settled;
        private long corrected;

        Life(long seed, RandomGenerator random) {
            this.seed = seed;
            this.random = random;
            this.program = new RandomRebate(random).program();
            this.programs = InMemoryPrograms.with(program);
            this.desk = new Desk(START, this::watch, new Beginnings(programs));
            this.chain = new ChainId(program.id(), new MemberId("mem_ann"));
            this.clerk = new Clerk(
                    program.catalogue().rebates().getFirst(), program.place().zone());
        }

        private void watch(io.guerdon.ledger.Entry entry) {
            entry.movements().forEach(movement -> {
                if (movement instanceof io.guerdon.ledger.Movement.RebateSettled m) {
                    settled += m.amount() > 0 ? 1 : 0;
                    corrected += m.amount() < 0 ? 1 : 0;
                }
            });
        }

        void live() {
            for (int step = random.nextInt(3, 24); step > 0; step--) {
                desk.advance(Duration.ofHours(random.nextInt(24 * 60)));
                compare();
                switch (random.nextInt(6)) {
                    case 0, 1, 2 -> {
                        long late = random.nextBoolean() ? 0 : random.nextInt(24 * 400);
                        buy("R" + clerk.sold.size(), desk.now().minus(Duration.ofHours(late)), random.nextInt(1, 400));
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
            clerk.sold.add(new Clerk.Sold(receipt, at, amount));
        }

        private void giveSomeBack() {
            clerk.sold.stream()
                    .filter(sale -> sale.left > 0)
                    .skip(random.nextInt(1 + clerk.sold.size()))
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
            clerk.sold.stream().filter(sale -> sale.receipt.equals(receipt)).forEach(sale -> sale.left -= amount);
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
            long due = clerk.settled(desk.now()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            long settledSum = sum(state, Rebate::settled);
            assertThat(settledSum).as("seed %d, settled", seed).isEqualTo(due);
            Wallet wallet = state.wallet(RandomRebate.CASHBACK);
            long has = wallet.available() + wallet.pending() - wallet.owed() + spent;
            long expired = sum(state, rebate -> rebate.paid().expired());
            long kept = sum(state, rebate -> rebate.paid().writtenOff());
            assertThat(has + expired).as("seed %d, paid", seed).isEqualTo(due + kept);
            WalletSettings settings =
                    program.catalogue().wallet(RandomRebate.CASHBACK).orElseThrow();
            if (settings.lots().owed() == OwedPolicy.OWE) {
                assertThat(kept).as("seed %d, owed rather than kept", seed).isZero();
            }
            if (settings.lots().expiry() instanceof ExpiryPolicy.Never) {
                assertThat(expired).isZero();
            }
            if (random.nextBoolean()) {
                desk.tick(chain);
            }
            assertThat(outcome()).as("seed %d, written or not", seed).isEqualTo(before);
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
}
