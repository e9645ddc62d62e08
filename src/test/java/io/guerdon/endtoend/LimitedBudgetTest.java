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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * 64 customers at three processes earn from one budget of 10,000, or at a merchant that issues as many points at most or has bought as many, by sales and by quotes, and bring some of it back, while processes
 * are killed: never one unit more, and in the end every unit is somebody's. {@code -Dguerdon.rounds=10} for the long run.
 */
@Tag("end-to-end")
class LimitedBudgetTest {
    private static final int ROUNDS = Integer.getInteger("guerdon.rounds", 1);
    private static final int PROCESSES = 3;
    private static final int CUSTOMERS = 64;
    private static final long BUDGET = 10_000;

    private final List<BudgetCustomer> customers = new ArrayList<>();

    @Test
    void neverOneUnitMoreIsGivenAndInTheEndAllOfIt(@TempDir Path directory) throws Exception {
        try (Fleet fleet = Fleet.start(directory, PROCESSES)) {
            publish(fleet);
            for (Limited limited : Limited.values()) {
                enrol(fleet.tills(), limited);
                for (int round = 0; round < ROUNDS; round++) {
                    fleet.startKilledOnes();
                    rush(fleet, limited, round);
                }
            }
            fleet.verify();
        }
    }

    private static void publish(Fleet fleet) throws IOException {
        fleet.publish(Limited.settings(ROUNDS, BUDGET));
        for (Till till : fleet.tills()) {
            Awaitility.await("the revision is in force")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> till.get("/v1/program").body().path("revision").asInt() == 2);
        }
    }

    private void enrol(List<Till> tills, Limited limited) throws IOException {
        customers.clear();
        for (int number = 0; number < CUSTOMERS; number++) {
            String name = limited + "-" + number;
            String enrol = "{\"identifiers\":[{\"type\":\"external\",\"value\":\"" + name + "\"}]}";
            assertThat(tills.getFirst()
                            .post("/v1/members", "enrol-" + name, enrol)
                            .status())
                    .isEqualTo(201);
            customers.add(new BudgetCustomer(new Customer("external:" + name, tills, number), name, number, limited));
        }
    }

    /** Two of the processes are killed while the budget is given away. */
    private void rush(Fleet fleet, Limited limited, int round) throws Exception {
        long begin = System.nanoTime();
        long before = extra();
        long atFirst = limited.atFirst(BUDGET);
        limited.make(fleet.tills().getFirst(), round, atFirst, "first");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            customers.forEach(customer -> running.add(threads.submit(() -> customer.buyAll(round))));
            if (atFirst < BUDGET) {
                makeTheRest(fleet, limited, round, atFirst);
            }
            for (int victim = 1; victim < PROCESSES; victim++) {
                long share = before + BUDGET * victim / PROCESSES;
                Awaitility.await("some of it is given")
                        .atMost(Duration.ofMinutes(1))
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> extra() >= share
                                || running.stream().allMatch(Future::isDone)
                                || running.stream().anyMatch(LimitedBudgetTest::hasFailed));
                fleet.kill(victim);
            }
            for (Future<?> customer : running) {
                customer.get();
            }
        }
        long inTheRush = extra() - before;
        long rushed = System.nanoTime() - begin;
        takeWhatIsLeft(round, before + BUDGET);
        fleet.startKilledOnes();
        assertAllIsAccountedFor(fleet, limited, round);
        System.out.printf(
                "%s, round %d: %d of %d units in the rush of %d ms, the rest by %d ms after its begin%n",
                limited, round, inTheRush, BUDGET, rushed / 1_000_000, (System.nanoTime() - begin) / 1_000_000);
    }

    /** A process is killed once it has sold the pack, and the others issue it. */
    private void makeTheRest(Fleet fleet, Limited limited, int round, long atFirst) throws Exception {
        long before = extra();
        Awaitility.await("some of the first is given")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> extra() > before
                        || limited.figures(fleet.tills().getFirst(), round).left() == 0);
        limited.make(fleet.tills().getLast(), round, BUDGET - atFirst, "second");
        fleet.kill(PROCESSES - 1);
    }

    private static boolean hasFailed(Future<?> customer) {
        return customer.state() == Future.State.FAILED;
    }

    /** What was in hand of killed processes, and what came back last. */
    private void takeWhatIsLeft(int round, long all) {
        BudgetCustomer last = customers.getFirst();
        Awaitility.await("what killed processes had in hand is given")
                .atMost(Duration.ofMinutes(2))
                .pollInSameThread()
                .until(() -> {
                    last.buyAll(round);
                    return extra() >= all;
                });
    }

    /** By what customers were told, by their balances, and by what every process says of the budget. */
    private void assertAllIsAccountedFor(Fleet fleet, Limited limited, int round) throws IOException {
        assertThat(extra()).isEqualTo((round + 1) * BUDGET);
        for (BudgetCustomer customer : customers) {
            JsonNode balances = fleet.tills()
                    .getFirst()
                    .get("/v1/members/external:" + customer.name() + "/balances")
                    .body();
            assertThat(balances.at("/balances/points/available").asLong())
                    .as("%s", balances)
                    .isEqualTo(customer.points());
        }
        for (Till till : fleet.tills()) {
            assertThat(limited.figures(till, round)).isEqualTo(new Limited.Figures(BUDGET, BUDGET, 0, 0));
        }
    }

    private long extra() {
        return customers.stream().mapToLong(BudgetCustomer::extra).sum();
    }
}
