package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToLongFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 64 customers at three processes take the last of something, while processes are killed: never one more than there are, and what
 * a killed process had in hand is taken in the end. {@code -Dguerdon.rounds=10} for the long run.
 */
@Tag("end-to-end")
class LimitedStockTest {
    private static final int ROUNDS = Integer.getInteger("guerdon.rounds", 1);
    private static final int PROCESSES = 3;
    private static final int CUSTOMERS = 64;
    private static final int STOCK = 100;
    private static final int CODES = 2_000;
    private static final String PURCHASE =
            "{\"merchant\":\"cafe\",\"receipt\":\"R%d\",\"currency\":\"CNY\",\"amount\":1000000}";

    private final List<Customer> customers = new ArrayList<>();

    @Test
    void neverOneMoreIsTakenAndInTheEndAllOfIt(@TempDir Path directory) throws Exception {
        try (Fleet fleet = Fleet.start(directory, PROCESSES)) {
            open(fleet);
            for (int round = 0; round < ROUNDS; round++) {
                fleet.startKilledOnes();
                rush(fleet, LimitedGoods.of(round, CODES, fleet.tills().getFirst()));
            }
            fleet.verify();
        }
    }

    private void open(Fleet fleet) throws Exception {
        List<Till> tills = fleet.tills();
        try (Till admin = fleet.admin()) {
            LimitedGoods.publish(ROUNDS, STOCK, tills.getFirst(), admin);
        }
        for (int number = 0; number < CUSTOMERS; number++) {
            String member = "external:c" + number;
            String enrol = "{\"identifiers\":[{\"type\":\"external\",\"value\":\"c" + number + "\"}]}";
            assertThat(tills.getFirst()
                            .post("/v1/members", "enrol-" + number, enrol)
                            .status())
                    .isEqualTo(201);
            String purchases = "/v1/members/" + member + "/purchases";
            assertThat(tills.getFirst()
                            .post(purchases, "buy", PURCHASE.formatted(number))
                            .status())
                    .isEqualTo(201);
            customers.add(new Customer(member, tills, number));
        }
    }

    /** Two of the processes are killed while things are taken. */
    private void rush(Fleet fleet, LimitedGoods goods) throws Exception {
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            customers.forEach(customer -> running.add(threads.submit(() -> customer.takeAll(goods))));
            killTwo(fleet, goods);
            for (Future<?> customer : running) {
                customer.get();
            }
        }
        long inTheRush = total(Customer::coupons);
        takeWhatIsLeft(goods);
        assertNothingIsLeftAndNothingWasAddedTo(goods, fleet.tills().getFirst());
        System.out.printf(
                "round %d: %d of %d coupons in the rush, the rest by %d ms after its begin%n",
                goods.round(),
                inTheRush - (long) goods.round() * STOCK,
                STOCK,
                (System.nanoTime() - begin) / 1_000_000);
    }

    private void killTwo(Fleet fleet, LimitedGoods goods) throws InterruptedException {
        for (int victim = 1; victim < PROCESSES; victim++) {
            int share = goods.round() * STOCK + STOCK * victim / PROCESSES;
            Awaitility.await("some are taken")
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> total(Customer::coupons) >= share);
            fleet.kill(victim);
        }
    }

    /** Asks now and then, at whatever process is there, for what killed ones had in hand. */
    private void takeWhatIsLeft(LimitedGoods goods) {
        Customer last = customers.getFirst();
        long all = (goods.round() + 1L) * STOCK;
        Awaitility.await("what killed processes had in hand can be taken")
                .atMost(Duration.ofMinutes(2))
                .pollInSameThread()
                .until(() -> {
                    while (last.takeCoupon(goods)) {}
                    while (last.takeReward(goods)) {}
                    return total(Customer::coupons) >= all && total(Customer::rewards) >= all;
                });
    }

    private void assertNothingIsLeftAndNothingWasAddedTo(LimitedGoods goods, Till till) throws IOException {
        long all = (goods.round() + 1L) * STOCK;
        long given = 0;
        long claimed = 0;
        for (Customer customer : customers) {
            given += customer.entries("coupon-issue", till);
            claimed += customer.entries("reward-claim", till) - customer.entries("reward-cancel", till);
        }
        assertThat(given).isEqualTo(all).isEqualTo(total(Customer::coupons));
        assertThat(claimed).isEqualTo(all).isEqualTo(total(Customer::rewards));
        assertThat(customers.getLast().takeCoupon(goods)).isFalse();
        assertThat(customers.getLast().takeReward(goods)).isFalse();
    }

    private long total(ToLongFunction<Customer> what) {
        return customers.stream().mapToLong(what).sum();
    }
}
