package io.guerdon.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.earning.Basket;
import io.guerdon.earning.EarningOperations;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.earning.PurchaseRef;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.earning.ReturnGoods;
import io.guerdon.earning.ReturnedLine;
import io.guerdon.earning.Till;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Desk;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Movement.TierTold;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.TierMark;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.program.Tier;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Sales over three years under any tiers, in any order and however late, with parts of them coming back in any order: at every
 * step the tier, what counts and what is missing are what a clerk would come to who goes through the days one by one; and each
 * sale was judged by the tier of its time.
 */
class TierSimulationTest {
    private static final int CASES = Integer.getInteger("guerdon.tier.cases", 1_000);
    private static final Instant START = Instant.parse("2023-11-20T00:00:00Z");
    private static final Till CAFE = new Till(new MerchantId("cafe"), "", "");

    @Test
    void agreesWithGoingThroughTheDaysOneByOne() {
        int upgraded = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            upgraded += new Life(seed).run();
        }
        assertThat(upgraded).as("sales made by members with a tier").isGreaterThan(CASES);
    }

    private static final class Life {
        private final long seed;
        private final RandomGenerator random;
        private final Program program;
        private final Programs programs;
        private final Desk desk;
        private final List<TierTold> told = new ArrayList<>();
        private final ChainId chain;
        private final DayByDay clerk;
        private final List<DayByDay.Sold> sold = new ArrayList<>();
        private int calls;
        private int upgraded;

        Life(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            this.program = new RandomTiers(random).program();
            this.programs = InMemoryPrograms.with(program);
            this.desk = Desk.following(START, this::watch, history -> new TierChanges(programs, history));
            this.chain = new ChainId(program.id(), new MemberId("mem_ann"));
            this.clerk = new DayByDay(
                    program.catalogue().tiering().orElseThrow(), program.place().zone());
        }

        private void watch(Entry entry) {
            entry.movements().forEach(movement -> {
                if (movement instanceof TierTold change) {
                    String last = told.isEmpty() ? "" : told.getLast().to();
                    require(change.from(), last, "told in order");
                    require(entry.kind() == EntryKind.TIER, change.reason() == TierTold.Reason.TIME, "told by time");
                    told.add(change);
                }
            });
        }

        /** What was told last is the tier that is in force, and until when it is looked at again is no later than that. */
        private void compareTold(Standing standing) {
            desk.tick(chain);
            TierMark mark = desk.written(chain).tier();
            require(mark.tier(), standing.tier().orElse(""), "the tier that was told");
            standing.held().ifPresent(held -> require(mark.until().isAfter(held.until()), false, "looked at in time"));
        }

        /** Answers how many sales were made by a member with a tier. */
        int run() {
            int years = random.nextInt(1, 4);
            for (int step = random.nextInt(3, 14); step > 0; step--) {
                desk.advance(Duration.ofHours(random.nextInt(24 * 365 * years / 8)));
                if (random.nextInt(4) > 0 || sold.isEmpty()) {
                    buy();
                } else {
                    giveBack();
                }
                compare();
            }
            desk.verify(chain);
            return upgraded;
        }

        private void buy() {
            Instant at = desk.now().minus(Duration.ofHours(random.nextBoolean() ? 0 : random.nextInt(24 * 500)));
            int amount = random.nextInt(1, 90);
            if (sold.isEmpty()) {
                clerk.joined = clerk.day(desk.now());
            }
            int tier = clerk.tier(clerk.day(at), at);
            RecordPurchase command = new RecordPurchase(
                    CAFE, "R" + sold.size(), Optional.of(at), "CNY", Basket.ofTotal(amount, List.of()));
            Outcome done = submit(EarningOperations.purchase(program, command, call(), programs));
            DayByDay.Sold sale = new DayByDay.Sold(at, amount);
            sold.add(sale);
            clerk.sell(sale);
            PurchaseMade made = (PurchaseMade)
                    ((Outcome.Committed) done).entry().draft().subject().orElseThrow();
            List<String> rules = tier < 0 ? List.of("spend") : List.of("spend", "for-" + name(tier));
            require(made.rules(), rules, "judged by the tier of its time");
            upgraded += tier < 0 ? 0 : 1;
        }

        private void giveBack() {
            int which = random.nextInt(sold.size());
            int left = sold.get(which).left(Instant.MAX);
            if (left == 0) {
                return;
            }
            int amount = random.nextInt(1, left + 1);
            ReturnGoods command = new ReturnGoods(
                    new PurchaseRef.ByReceipt("cafe", "R" + which),
                    "",
                    Optional.empty(),
                    List.of(new ReturnedLine(0, 0, amount)));
            submit(EarningOperations.goodsReturned(command, call(), desk.claims(), programs));
            sold.get(which).back.add(new DayByDay.Back(desk.now(), amount));
        }

        private void compare() {
            Ladder ladder = Ladder.of(programs, program).orElseThrow();
            Instant now = desk.now();
            Standing standing = ladder.standing(desk.state(chain), Joined.day(ladder, desk.history(), chain), now);
            compareTold(standing);
            LocalDate today = clerk.day(now);
            int tier = clerk.tier(today, now);
            long counting = clerk.counting(today, now);
            require(standing.tier(), tier < 0 ? Optional.empty() : Optional.of(name(tier)), "tier");
            require(standing.measured().amount(), counting, "what counts");
            standing.held().filter(_ -> random.nextInt(4) == 0).ifPresent(held -> {
                LocalDate last = clerk.day(held.until());
                require(clerk.tier(last, now), tier, "kept until");
                require(clerk.tier(last.plusDays(1), now) < tier, true, "not kept for longer");
            });
            for (int rank = tier + 1; rank < tiers().size(); rank++) {
                Standing.Goal goal = standing.next().get(rank - tier - 1);
                require(goal.missing(), tiers().get(rank).atLeast() - counting, "missing");
            }
        }

        private List<Tier> tiers() {
            return program.catalogue().tiering().orElseThrow().tiers();
        }

        private String name(int tier) {
            return tiers().get(tier).id();
        }

        private void require(Object actual, Object expected, String what) {
            if (!actual.equals(expected)) {
                assertThat(actual)
                        .as("seed %d, %s, %s", seed, what, program.catalogue().tiering())
                        .isEqualTo(expected);
            }
        }

        private Call call() {
            return new Call(chain, EntryKey.ofCaller("", "k" + ++calls), Actor.ENGINE);
        }

        private Outcome submit(Operation<?> operation) {
            Outcome outcome = desk.submit(operation);
            assertThat(outcome).as("seed %d", seed).isInstanceOf(Outcome.Committed.class);
            return outcome;
        }
    }
}
