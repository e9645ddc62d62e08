package io.guerdon.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.earning.Basket;
import io.guerdon.earning.GoodsReturned;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.earning.ReturnedLine;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Trace;
import io.guerdon.program.Program;
import io.guerdon.program.Rule;
import io.guerdon.program.RuleGroup;
import io.guerdon.program.RuleGroup.Per;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** No group ever gives a member more, or more often, than its limits say, in whatever order sales and goods come. */
class LimitsOverTimeTest {
    private static final int CASES = Integer.getInteger("guerdon.limits.cases", 5_000);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private record Sale(String receipt, Instant at, int amount) {}

    @Test
    void noOrderOfSalesAndReturnsPassesALimit() {
        int reached = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Program program = new RandomLimits(random)
                    .in(new RandomRules(new SplittableRandom(seed)).in(new RandomProgram(random).program()));
            Customer ann = new Customer(program);
            for (Sale sale : shuffled(seed, sales(random))) {
                deliver(ann, sale, Duration.ofHours(random.nextInt(24 * 10)));
                reached += check(seed, program, ann.entries());
                if (random.nextInt(3) == 0) {
                    ann.brings("R" + random.nextInt(1, 12), List.of(new ReturnedLine(0, 0, random.nextInt(1, 40))));
                    check(seed, program, ann.entries());
                }
            }
            ann.wallet();
        }
        assertThat(reached).as("limits that were reached").isGreaterThan(CASES / 4);
    }

    @Test
    void capsThatCutComeToTheSameSumInAnyOrder() {
        int reached = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Program program = new RandomLimits(random)
                    .cutting(new RandomRules(new SplittableRandom(seed)).in(new RandomProgram(random).program()));
            List<Sale> sales = sales(random);
            Customer ann = new Customer(program);
            sales.forEach(sale -> deliver(ann, sale, Duration.ZERO));
            Customer bob = new Customer(program);
            shuffled(seed, sales).forEach(sale -> deliver(bob, sale, Duration.ofHours(1)));

            reached += check(seed, program, ann.entries());
            assertThat(sums(program, bob.entries()))
                    .as("seed %d, %s, %s", seed, program, sales)
                    .isEqualTo(sums(program, ann.entries()));
        }
        assertThat(reached).as("limits that were reached").isGreaterThan(CASES / 4);
    }

    private static List<Sale> sales(RandomGenerator random) {
        List<Sale> sales = new ArrayList<>();
        for (int i = random.nextInt(3, 12); i > 0; i--) {
            Instant at = START.plus(Duration.ofHours(random.nextInt(24 * (random.nextBoolean() ? 3 : 400))));
            sales.add(new Sale("R" + i, at, random.nextInt(1, 60)));
        }
        return sales;
    }

    private static List<Sale> shuffled(long seed, List<Sale> sales) {
        List<Sale> shuffled = new ArrayList<>(sales);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private static void deliver(Customer customer, Sale sale, Duration delay) {
        Instant earliest = sale.at.isAfter(customer.now()) ? sale.at : customer.now();
        customer.now(earliest.plus(delay));
        Basket basket = Basket.ofTotal(sale.amount, List.of());
        assertThat(customer.buys(sale.receipt, basket, Duration.between(sale.at, customer.now())))
                .isTrue();
    }

    /** Adds up by purchase what entries say, and holds it against each limit; answers how many are reached. */
    private static int check(long seed, Program program, List<Entry> entries) {
        int reached = 0;
        for (RuleGroup group : program.policies().groups()) {
            for (RuleGroup.Cap cap : group.caps()) {
                for (Collection<Long> period : periods(program, group, cap.per(), entries)) {
                    long sum = period.stream().mapToLong(Long::longValue).sum();
                    reached += sum == cap.points() ? 1 : 0;
                    if (sum > cap.points()) {
                        throw new AssertionError("seed " + seed + ": " + sum + " under " + cap + " of " + program);
                    }
                }
            }
            for (RuleGroup.Times times : group.times()) {
                for (Collection<Long> period : periods(program, group, times.per(), entries)) {
                    long often = period.stream().filter(amount -> amount > 0).count();
                    reached += often == times.most() ? 1 : 0;
                    if (often > times.most()) {
                        throw new AssertionError("seed " + seed + ": " + often + " under " + times + " of " + program);
                    }
                }
            }
        }
        return reached;
    }

    /** What a group has left each purchase, period by period. */
    private static List<Collection<Long>> periods(Program program, RuleGroup group, Per per, List<Entry> entries) {
        Map<String, Map<String, Long>> periods = new HashMap<>();
        Map<String, String> periodOf = new HashMap<>();
        for (Entry entry : entries) {
            switch (entry.draft().subject().orElse(null)) {
                case PurchaseMade made -> {
                    String id = made.purchase().value();
                    LocalDate day = LocalDate.ofInstant(
                            entry.draft().effectiveAt(), program.place().zone());
                    periodOf.put(id, per == Per.PURCHASE ? id : per.period(day));
                    periods.computeIfAbsent(periodOf.get(id), _ -> new HashMap<>())
                            .put(id, given(group, entry));
                }
                case GoodsReturned back -> {
                    String id = back.purchase().value();
                    periods.get(periodOf.get(id)).merge(id, given(group, entry), Long::sum);
                }
                case null, default -> {}
            }
        }
        return periods.values().stream().map(Map::values).toList();
    }

    private static long given(RuleGroup group, Entry entry) {
        List<String> rules = group.rules().stream().map(Rule::id).toList();
        return entry.draft().why().trace().fired().stream()
                .filter(fired -> rules.contains(fired.rule()))
                .mapToLong(Trace.Fired::amount)
                .sum();
    }

    private static Map<String, Long> sums(Program program, List<Entry> entries) {
        Map<String, Long> sums = new TreeMap<>();
        for (RuleGroup group : program.policies().groups()) {
            entries.forEach(entry -> sums.merge(group.id(), given(group, entry), Long::sum));
        }
        return sums;
    }
}
