package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Members who buy and spend at three merchants until they are stopped, and what the merchants' tills were told. */
final class PartnerShoppers {
    static final List<String> PARTNERS = List.of("cafe", "books", "bakery");
    private static final String SHORT = "insufficient-points";
    /** Between two operations of a member: as many as can be told apart afterwards, not as many as there can be. */
    private static final Duration PAUSE = Duration.ofMillis(30);

    private final List<Customer> customers = new ArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong numbers = new AtomicLong();
    private final LongAdder done = new LongAdder();
    private final Map<String, Set<String>> entries = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Long>> totals = new ConcurrentHashMap<>();

    void enrol(List<Till> tills, int count) throws IOException {
        for (int number = 0; number < count; number++) {
            String name = "s" + number;
            String enrol = "{\"identifiers\":[{\"type\":\"external\",\"value\":\"" + name + "\"}]}";
            assertThat(tills.getFirst()
                            .post("/v1/members", "enrol-" + name, enrol)
                            .status())
                    .isEqualTo(201);
            customers.add(new Customer("external:" + name, tills, number));
        }
    }

    List<Future<?>> start(ExecutorService threads) {
        List<Future<?>> running = new ArrayList<>();
        for (int number = 0; number < customers.size(); number++) {
            Customer customer = customers.get(number);
            Random random = new Random(number);
            running.add(threads.submit(() -> shop(customer, random)));
        }
        return running;
    }

    void stop() {
        stopped.set(true);
    }

    /** How many operations were acknowledged. */
    long done() {
        return done.sum();
    }

    /** What was acknowledged at a merchant's tills. */
    Set<String> entriesAt(String partner) {
        return entries.getOrDefault(partner, Set.of());
    }

    /** Points by measure of the merchant's stream. */
    Map<String, Long> totals(String partner) {
        return totals.getOrDefault(partner, Map.of());
    }

    private void shop(Customer customer, Random random) {
        while (!stopped.get()) {
            long points = 1 + random.nextInt(50);
            switch (random.nextInt(4)) {
                case 0 -> buy(customer, "cafe", points);
                case 1 -> buy(customer, "bakery", points);
                case 2 -> spend(customer, "books", points);
                default -> spend(customer, "bakery", points);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void buy(Customer customer, String merchant, long points) {
        String body = "{\"merchant\":\"%s\",\"receipt\":\"R%d\",\"currency\":\"CNY\",\"amount\":%d}"
                .formatted(merchant, numbers.incrementAndGet(), points * 100);
        told(merchant, "earned", points, customer.ask("/purchases", body));
    }

    private void spend(Customer customer, String merchant, long points) {
        String body = "{\"merchant\":\"%s\",\"points\":%d}".formatted(merchant, points);
        told(merchant, "accepted", points, customer.ask("/redemptions", body));
    }

    private void told(String merchant, String measure, long points, Till.Answer answer) {
        if (answer.status() == 201) {
            done.increment();
            entries.computeIfAbsent(merchant, _ -> ConcurrentHashMap.newKeySet())
                    .add(answer.body().at("/entry/id").asString());
            totals.computeIfAbsent(merchant, _ -> new ConcurrentHashMap<>()).merge(measure, points, Long::sum);
        } else if (!answer.body().path("code").asString("").equals(SHORT)) {
            throw new AssertionError(measure + " at " + merchant + ": " + answer);
        }
    }
}
