package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.cli.CommandLineTool;
import io.guerdon.earning.Till;
import io.guerdon.embedded.broker.EmbeddedBroker;
import io.guerdon.embedded.store.EmbeddedStore;
import io.guerdon.offline.Terminal;
import io.guerdon.unit.MerchantId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three tills hand in a day of tickets at three processes, in any order and again and again, while processes are killed: each
 * takes from its allowance once and charges its member once, whatever a killed process had in hand. {@code -Dguerdon.rounds=10}
 * for the long run.
 */
@Tag("end-to-end")
class OfflineTillsKillTest {
    private static final int ROUNDS = Integer.getInteger("guerdon.rounds", 1);
    private static final int PROCESSES = 3;
    private static final int TILLS = 3;
    private static final int TICKETS = 150;
    private static final int MEMBERS = 12;
    private static final int HANDS = 12;

    private final List<AtomicReference<ServiceProcess>> services = new ArrayList<>();
    private final List<io.guerdon.endtoend.Till> callers = new ArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void everyTicketIsSettledAndChargedOnce(@TempDir Path directory) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"));
                EmbeddedStore embedded = EmbeddedStore.open(directory.resolve("store"));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Store store = Store.fresh() instanceof Store.Real real
                    ? real
                    : new Store.Real(embedded.connectionString() + "/guerdon");
            Callable<ServiceProcess> starting = () -> ServiceProcess.start(
                    store, directory.resolve("data"), "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers());
            try {
                for (Future<ServiceProcess> started : threads.invokeAll(Collections.nCopies(PROCESSES, starting))) {
                    AtomicReference<ServiceProcess> service = new AtomicReference<>(started.get());
                    services.add(service);
                    callers.add(new io.guerdon.endtoend.Till(service::get, "demo-operator"));
                }
                for (int round = 0; round < ROUNDS; round++) {
                    startKilledOnes(starting);
                    day(round, threads);
                }
                assertThat(CommandLineTool.run(
                                "verify", "--url", callers.getFirst().address().toString()))
                        .contains(0);
            } finally {
                threads.shutdownNow();
                callers.forEach(io.guerdon.endtoend.Till::close);
                services.forEach(service -> service.get().close());
            }
        }
    }

    private void startKilledOnes(Callable<ServiceProcess> starting) throws Exception {
        for (AtomicReference<ServiceProcess> service : services) {
            if (!service.get().isAlive()) {
                service.set(starting.call());
            }
        }
    }

    private void day(int round, ExecutorService threads) throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<String> members = IntStream.range(0, MEMBERS)
                .mapToObj(number -> "external:r" + round + "m" + number)
                .toList();
        for (String member : members) {
            String value = member.substring("external:".length());
            enrol(member, value);
        }
        List<SignedTickets> signed = new ArrayList<>();
        for (int till = 0; till < TILLS; till++) {
            Till place = new Till(new MerchantId("books"), "s9", "r" + round + "t" + till);
            signed.add(SignedTickets.of(Terminal.id(place), place, callers.getFirst())
                    .sign(members, TICKETS, new Random(round * 100L + till), now));
        }
        answered.set(0);
        List<Future<?>> running = new ArrayList<>();
        for (int hand = 0; hand < HANDS; hand++) {
            Random random = new Random(round * 1_000L + hand);
            running.add(threads.submit(() -> handIn(signed, random)));
        }
        for (int victim = 1; victim < PROCESSES; victim++) {
            int share = HANDS * TILLS * TICKETS * victim / (2 * PROCESSES);
            Awaitility.await("some are settled")
                    .atMost(Duration.ofMinutes(3))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> answered.get() >= share);
            services.get(victim).get().kill();
        }
        for (Future<?> hand : running) {
            hand.get();
        }
        assertSettled(signed, members);
    }

    private void enrol(String member, String value) throws IOException {
        io.guerdon.endtoend.Till caller = callers.getFirst();
        String body = "{\"identifiers\":[{\"type\":\"external\",\"value\":\"" + value + "\"}]}";
        assertThat(caller.post("/v1/members", "enrol-" + value, body).status()).isEqualTo(201);
        String purchase =
                "{\"merchant\":\"cafe\",\"receipt\":\"R-" + value + "\",\"currency\":\"CNY\",\"amount\":100000}";
        assertThat(caller.post("/v1/members/" + member + "/purchases", "buy", purchase)
                        .status())
                .isEqualTo(201);
    }

    /** Every ticket of every till, in an order of its own, ten at a time, at whatever process answers. */
    private void handIn(List<SignedTickets> signed, Random random) {
        for (SignedTickets till : signed) {
            List<String> tickets = new ArrayList<>(till.tickets());
            Collections.shuffle(tickets, random);
            for (int from = 0; from < tickets.size(); from += 10) {
                List<String> some = tickets.subList(from, Math.min(from + 10, tickets.size()));
                till.handIn(some, callers, random);
                answered.addAndGet(some.size());
            }
        }
    }

    private void assertSettled(List<SignedTickets> signed, List<String> members) throws IOException {
        for (SignedTickets till : signed) {
            Awaitility.await("what killed processes had in hand is carried on")
                    .atMost(Duration.ofMinutes(2))
                    .pollInSameThread()
                    .until(() -> till.use(callers.getFirst()).path("underWay").asLong() == 0);
            var use = till.use(callers.getFirst());
            assertThat(use.path("used").asLong()).isEqualTo(till.total());
            assertThat(use.path("used").asLong() + use.path("left").asLong()).isEqualTo(SignedTickets.ALLOWANCE);
            assertThat(use.path("tickets").asLong()).isEqualTo(TICKETS);
            assertThat(use.path("cloned").asLong()).isZero();
            assertThat(use.path("missing")).isEmpty();
        }
        for (String member : members) {
            long spent = signed.stream().mapToLong(till -> till.spentBy(member)).sum();
            var points = callers.getFirst()
                    .get("/v1/members/" + member + "/balances")
                    .body()
                    .at("/balances/points");
            long net = points.path("available").asLong() - points.path("owed").asLong();
            assertThat(net).as(member).isEqualTo(1_000 - spent);
        }
    }
}
