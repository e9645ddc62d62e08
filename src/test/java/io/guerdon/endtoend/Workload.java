package io.guerdon.endtoend;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * Tills at work: every operation is repeated with its key until it is answered, whatever happens to the service meanwhile, so
 * that at the end each member's balance must be exactly what was acknowledged.
 */
final class Workload implements AutoCloseable {
    private static final int MEMBERS = 50;

    private final List<Till> tills;
    private final long seed;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicLong operations = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();
    private final AtomicLong turnedAway = new AtomicLong();
    private final LongAccumulator longestNanos = new LongAccumulator(Math::max, 0);
    private final Map<String, AtomicLong> expected = new ConcurrentHashMap<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final List<String> surprises = java.util.Collections.synchronizedList(new ArrayList<>());

    Workload(List<Till> tills, long seed) {
        this.tills = tills;
        this.seed = seed;
    }

    void enrol() throws IOException {
        for (int i = 0; i < MEMBERS; i++) {
            String body = "{\"identifiers\":[{\"type\":\"external\",\"value\":\"m" + i + "\"}]}";
            Till.Answer answer = patiently(tills.getFirst(), "/v1/members", "enrol-" + i, body);
            expected.put(member(i), new AtomicLong());
            if (answer.status() >= 300) {
                surprises.add("enrolment: " + answer);
            }
        }
    }

    void start(int threadCount) {
        for (int t = 0; t < threadCount; t++) {
            Random random = new Random(seed + t);
            Till till = tills.get(t % tills.size());
            running.add(threads.submit(() -> work(till, random)));
        }
    }

    long operations() {
        return operations.get();
    }

    void stop() throws Exception {
        stopping.set(true);
        for (Future<?> thread : running) {
            thread.get();
        }
    }

    /** Entry ids by idempotency key. */
    Map<String, String> acknowledged() {
        return acknowledged;
    }

    /** Points each member must have. */
    Map<String, AtomicLong> expected() {
        return expected;
    }

    /** Answers that should not have been. */
    List<String> surprises() {
        return surprises;
    }

    private void work(Till till, Random random) {
        while (!stopping.get()) {
            long n = operations.incrementAndGet();
            String member = member(random.nextInt(MEMBERS));
            if (random.nextInt(100) < 70) {
                long points = 1 + random.nextInt(50);
                String body = "{\"merchant\":\"cafe\",\"receipt\":\"R" + n + "\",\"currency\":\"CNY\",\"amount\":"
                        + points * 100 + "}";
                settle(till, member, "/purchases", "op-" + n, body, points);
            } else {
                long points = 1 + random.nextInt(30);
                String body = "{\"merchant\":\"books\",\"points\":" + points + "}";
                settle(till, member, "/redemptions", "op-" + n, body, -points);
            }
        }
    }

    private void settle(Till till, String member, String path, String key, String body, long points) {
        Till.Answer answer = patiently(till, "/v1/members/" + member + path, key, body);
        if (answer.status() == 201) {
            acknowledged.put(key, answer.body().at("/entry/id").asString());
            expected.get(member).addAndGet(points);
        } else if (!answer.body().path("code").asString("").equals("insufficient-points")) {
            surprises.add(key + ": " + answer);
        }
    }

    /** How often a connection broke or nobody was there, which only the end of the service may cause. */
    long broken() {
        return broken.get();
    }

    /** How often a till was told to come back. */
    long turnedAway() {
        return turnedAway.get();
    }

    /** The longest a till has waited for an answer, whatever it was. */
    Duration longest() {
        return Duration.ofNanos(longestNanos.get());
    }

    /** A service that is away, or says 503, is asked again with the same key. */
    private Till.Answer patiently(Till till, String path, String key, String body) {
        while (true) {
            long begin = System.nanoTime();
            try {
                Till.Answer answer = till.post(path, key, body);
                longestNanos.accumulate(System.nanoTime() - begin);
                if (answer.status() != 503) {
                    return answer;
                }
                turnedAway.incrementAndGet();
            } catch (IOException away) {
                // The service was killed; it comes back on another port.
                broken.incrementAndGet();
            }
            pause();
        }
    }

    private static void pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }

    private static String member(int i) {
        return "external:m" + i;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
