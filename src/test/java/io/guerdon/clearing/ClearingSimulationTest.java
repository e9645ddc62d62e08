package io.guerdon.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.HoldId;
import io.guerdon.program.ClearingTerms.Breakage;
import io.guerdon.program.PartnerCurrency.Direction;
import io.guerdon.publishing.Concerns;
import io.guerdon.publishing.Tally;
import io.guerdon.settlement.MoneyLine;
import io.guerdon.settlement.PartnerStatement;
import io.guerdon.settlement.Period;
import io.guerdon.settlement.Position;
import io.guerdon.unit.MerchantId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever members do at three merchants whose terms change all the time, what these owe each other is what a book-keeper says who knows nothing of
 * entries, and adds up to nothing after every step; so are the program's fees, and every line of a statement in money. {@code -Dguerdon.clearing.operations=…} says how much they do.
 */
class ClearingSimulationTest {
    private static final int OPERATIONS = Integer.getInteger("guerdon.clearing.operations", 40_000);
    private static final int STEPS = 100;
    private static final List<String> MERCHANTS = List.of("books", "cafe", "gym");
    private static final List<String> MEMBERS = List.of("ann", "bob");

    @Test
    void positionsAreWhatABookKeeperSaysAndAddUpToNothingAfterEveryStep() {
        Map<String, Integer> seen = new TreeMap<>();
        int fees = 0;
        for (long seed = 1; seed <= OPERATIONS / STEPS; seed++) {
            Walk walk = new Walk(seed);
            for (int step = 0; step < STEPS; step++) {
                walk.step();
                walk.compare(step);
            }
            walk.compareLines();
            fees += walk.mall.fees().size();
            walk.model.seen().forEach((what, times) -> seen.merge(what, times, Integer::sum));
        }
        assertThat(seen)
                .containsOnlyKeys("converted", "expired", "instead", "less instead", "returned", "reversed", "spent");
        assertThat(fees).isGreaterThan(OPERATIONS / STEPS);
    }

    @Test
    void whateverIsReturnedInWhateverPartsLeavesPositionsAsTheyWere() {
        int compared = 0;
        for (long seed = 1; seed <= OPERATIONS / STEPS; seed++) {
            Walk walk = new Walk(seed);
            for (int step = 0; step < 20; step++) {
                walk.step();
            }
            // What is owed by a member would be paid by what comes back, and is none of the sale's.
            if (walk.isOwing("ann")) {
                continue;
            }
            Map<String, Long> before = walk.mall.positions();
            Map<String, Long> fees = walk.mall.fees();
            compared += walk.sellAndTakeBack() ? 1 : 0;
            assertThat(walk.mall.positions()).as("seed %d", seed).isEqualTo(before);
            assertThat(walk.mall.fees()).as("seed %d", seed).isEqualTo(fees);
        }
        assertThat(compared).isGreaterThan(OPERATIONS / STEPS / 3);
    }

    private static final class Walk {
        private final RandomGenerator random;
        private final MoneyModel model = new MoneyModel();
        private final Map<String, String> receipts = new HashMap<>();
        private final Map<HoldId, String> holds = new HashMap<>();
        private final List<Entry> done = new ArrayList<>();
        private final Map<String, Tally> totals = new TreeMap<>();
        private final Mall mall;
        private int numbers;
        private final long seed;

        Walk(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            Map<String, Deal> deals = deals();
            this.mall = new Mall(Deal.program(1, deals), entry -> {
                model.see(entry);
                done.add(entry);
                Concerns.of(entry)
                        .forEach((partner, concern) ->
                                totals.merge(partner.partner().value(), concern.amounts(), Tally::plus));
            });
            model.agree(deals, Instant.EPOCH);
        }

        private Map<String, Deal> deals() {
            Map<String, Deal> deals = new TreeMap<>();
            for (String merchant : MERCHANTS) {
                deals.put(
                        merchant,
                        new Deal(
                                random.nextInt(1, 1_500),
                                random.nextInt(1, 1_500),
                                10 * random.nextInt(100),
                                Breakage.values()[random.nextInt(2)]));
            }
            return deals;
        }

        void step() {
            String who = one(MEMBERS);
            mall.advance(Duration.ofHours(1 + (random.nextInt(4) == 0 ? random.nextInt(300) : 0)));
            switch (random.nextInt(15)) {
                case 0, 1, 2 -> buy(who);
                case 3, 4 -> mall.redeems(who, one(MERCHANTS), random.nextInt(1, 40), receipt());
                case 5 ->
                    mall.holds(who, one(MERCHANTS), random.nextInt(1, 40), receipt())
                            .ifPresent(hold -> holds.put(hold, who));
                case 6 -> capture();
                case 7, 8 -> bring();
                case 9 -> reverse(who);
                case 10 -> mall.sends(who, who.equals("ann") ? "bob" : "ann", random.nextInt(1, 30));
                case 11 -> agree();
                case 12 -> mall.adjusts(who, one(MERCHANTS), random.nextInt(1, 20) * (random.nextBoolean() ? 1 : -1));
                case 13 -> mall.converts(who, one(MERCHANTS), Direction.IN, 2L * random.nextInt(1, 15));
                default -> mall.converts(who, one(MERCHANTS), Direction.OUT, 3L * random.nextInt(1, 15));
            }
            MEMBERS.forEach(mall::tick);
        }

        private void buy(String who) {
            String merchant = one(MERCHANTS);
            String receipt = "R" + ++numbers;
            if (mall.buys(who, merchant, receipt, random.nextInt(1, 30), random.nextInt(1, 30))
                    .isPresent()) {
                receipts.put(receipt, who + "/" + merchant);
            }
        }

        private String receipt() {
            return random.nextInt(3) == 0 ? "" : "R" + (numbers + random.nextInt(2));
        }

        private void capture() {
            for (HoldId hold : List.copyOf(holds.keySet())) {
                mall.captures(java.util.Objects.requireNonNull(holds.remove(hold)), hold, random.nextInt(1, 30));
            }
        }

        private void bring() {
            List<String> all = receipts.keySet().stream().sorted().toList();
            if (!all.isEmpty()) {
                String receipt = one(all);
                String[] of =
                        java.util.Objects.requireNonNull(receipts.get(receipt)).split("/", -1);
                mall.brings(of[0], of[1], receipt, Map.of(random.nextInt(1, 3), random.nextLong(1, 12)));
            }
        }

        private void reverse(String who) {
            Optional<EntryId> some = done.isEmpty()
                    ? Optional.empty()
                    : Optional.of(done.get(random.nextInt(done.size())).id());
            some.ifPresent(entry -> mall.reverses(who, entry));
        }

        private void agree() {
            Map<String, Deal> deals = deals();
            MEMBERS.forEach(mall::tick);
            mall.publish(Deal.program(mall.revision() + 1, deals));
            model.agree(deals, mall.desk().now());
        }

        /** Points of anybody's pay for a sale, whose goods come back in parts under ever other terms. */
        boolean sellAndTakeBack() {
            String merchant = one(MERCHANTS);
            mall.tick("ann");
            Map<String, Long> before = mall.positions();
            boolean spent =
                    mall.redeems("ann", merchant, random.nextInt(1, 40), "S").isPresent();
            agree();
            spent |= mall.redeems("ann", merchant, random.nextInt(1, 40), "S").isPresent();
            int first = random.nextInt(1, 20);
            int second = random.nextInt(1, 20);
            mall.buys("ann", merchant, "S", first, second);
            boolean owes = spent && !mall.positions().equals(before);
            for (int line = 1; line <= 2; line++) {
                long left = line == 1 ? first : second;
                while (left > 0) {
                    long some = random.nextLong(1, left + 1);
                    mall.brings("ann", merchant, "S", Map.of(line, some));
                    agree();
                    left -= some;
                }
            }
            return owes;
        }

        boolean isOwing(String who) {
            return mall.owes(who) > 0;
        }

        void compare(int step) {
            Map<String, BigDecimal> posted = new TreeMap<>();
            mall.positions()
                    .forEach((partner, amount) ->
                            posted.put(partner, BigDecimal.valueOf(amount, 6).stripTrailingZeros()));
            if (!posted.equals(model.positions())) {
                assertThat(posted).as("seed %d, step %d", seed, step).isEqualTo(model.positions());
            }
            long sum = mall.positions().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            if (sum != 0) {
                throw new AssertionError("seed " + seed + ": positions come to " + sum);
            }
        }

        /** Every line in money, of all there was, is what the book-keeper says, and the fees are those that were posted. */
        void compareLines() {
            Map<String, BigDecimal> told = new TreeMap<>();
            totals.forEach((partner, tally) -> lines(partner, tally)
                    .filter(line -> line.what().compareTo(MoneyLine.What.ROUNDING) < 0)
                    .forEach(line -> told.put(
                            partner + " " + line.what().wire(),
                            decimal(line.amount().millionths()))));
            assertThat(told).as("seed %d", seed).isEqualTo(model.lines());
            mall.fees()
                    .forEach((merchant, fee) -> assertThat(decimal(BigInteger.valueOf(-fee)))
                            .as("seed %d, fee of %s", seed, merchant)
                            .isEqualTo(model.lines().get(merchant + " fee")));
        }

        private static Stream<MoneyLine> lines(String partner, Tally tally) {
            Position nowhere = new Position(new MerchantId(partner), 0, Tally.ZERO, BigInteger.ZERO, BigInteger.ZERO);
            Position here = new Position(new MerchantId(partner), 1, tally, BigInteger.ZERO, BigInteger.ZERO);
            Period all = new Period("all", LocalDate.EPOCH, LocalDate.MAX, Instant.EPOCH, Instant.MAX);
            return new PartnerStatement(all, Optional.empty(), nowhere, here).money().stream();
        }

        private static BigDecimal decimal(BigInteger millionths) {
            return new BigDecimal(millionths, 6).stripTrailingZeros();
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }
}
