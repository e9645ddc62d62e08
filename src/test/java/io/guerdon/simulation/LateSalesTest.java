package io.guerdon.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.earning.Basket;
import io.guerdon.ledger.Lot;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The same sales end in the same lots, whatever order they are delivered in and however late, under any program. */
class LateSalesTest {
    private static final int CASES = Integer.getInteger("guerdon.late.cases", 20_000);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void anyOrderOfDeliveryComesToTheSame() {
        for (long seed = 1; seed <= CASES; seed++) {
            compare(seed, ruled(seed, new RandomProgram(new SplittableRandom(seed)).program()));
        }
    }

    @Test
    void anyOrderOfDeliveryComesToTheSameWhereExpirySlides() {
        for (long seed = 1; seed <= CASES; seed++) {
            compare(seed, sliding(new RandomProgram(new SplittableRandom(seed)).program()));
        }
    }

    /** Every other one with rules, some of which look at the clock. */
    private static Program ruled(long seed, Program program) {
        return seed % 2 == 0 ? program : new RandomRules(new SplittableRandom(seed)).in(program);
    }

    private static void compare(long seed, Program program) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Sale> sales = sales(random);
        Customer late = new Customer(program);
        List<Sale> shuffled = new ArrayList<>(sales);
        Collections.shuffle(shuffled, new Random(seed));
        shuffled.forEach(sale -> deliver(late, sale, Duration.ofHours(random.nextInt(24 * 20))));
        late.now(late.now().plus(Duration.ofHours(random.nextInt(24 * 60))));
        Customer inTime = new Customer(program);
        sales.stream().sorted(Comparator.comparing(Sale::at)).forEach(sale -> deliver(inTime, sale, Duration.ZERO));
        inTime.now(late.now());

        SortedMap<String, List<Lot>> lots = late.lots();
        if (!lots.equals(inTime.lots())) {
            assertThat(lots).as("seed %d, %s, %s", seed, program, shuffled).isEqualTo(inTime.lots());
        }
    }

    private static List<Sale> sales(RandomGenerator random) {
        List<Sale> sales = new ArrayList<>();
        for (int i = random.nextInt(1, 7); i > 0; i--) {
            int amount = random.nextInt(4) == 0 ? 0 : random.nextInt(1, 60);
            sales.add(new Sale("R" + i, START.plus(Duration.ofHours(random.nextInt(24 * 120))), amount));
        }
        return sales;
    }

    private static void deliver(Customer customer, Sale sale, Duration delay) {
        Instant earliest = sale.at.isAfter(customer.now()) ? sale.at : customer.now();
        customer.now(earliest.plus(delay));
        Basket basket = Basket.ofTotal(sale.amount, List.of());
        assertThat(customer.buys(sale.receipt, basket, Duration.between(sale.at, customer.now())))
                .isTrue();
    }

    private static Program sliding(Program program) {
        LotPolicy lots = program.policies().lots();
        ExpiryPolicy expiry = switch (lots.expiry()) {
            case ExpiryPolicy.Sliding sliding -> sliding;
            case ExpiryPolicy.AfterPeriod after -> new ExpiryPolicy.Sliding(after.period(), after.roundUp());
            case ExpiryPolicy.OnDate on -> on;
            case ExpiryPolicy.FixedDates fixed ->
                new ExpiryPolicy.Sliding(fixed.atLeast().plusDays(1), io.guerdon.program.RoundUp.NONE);
            case ExpiryPolicy.Never _ ->
                new ExpiryPolicy.Sliding(java.time.Period.ofDays(30), io.guerdon.program.RoundUp.DAY);
        };
        Program.Policies policies = program.policies();
        LotPolicy slid = new LotPolicy(expiry, lots.pending(), lots.owed(), lots.grace());
        return new Program(
                program.id(),
                program.revision(),
                program.place(),
                new Program.Policies(policies.earning(), slid, policies.spending()),
                program.merchants());
    }

    private record Sale(String receipt, Instant at, int amount) {}
}
