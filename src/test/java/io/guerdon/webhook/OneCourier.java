package io.guerdon.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guerdon.ledger.TestClock;
import io.guerdon.webhook.Progress.Carrier;
import io.guerdon.webhook.Progress.Place;
import io.guerdon.webhook.Progress.Standing;
import io.guerdon.webhook.Webhook.Events;
import io.guerdon.webhook.Webhooks.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The courier of one webhook, over events that a test hands in, by a clock that the test moves. */
final class OneCourier implements AutoCloseable {
    static final Instant AT = Instant.parse("2026-11-28T12:00:00Z");
    static final String TYPE = "io.guerdon.points.earned.v1";
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final TestClock clock = new TestClock(AT);
    final Receiver receiver;
    final Webhooks.Stores stores;
    final Webhooks webhooks;
    final DeadLetters letters;
    final Webhook webhook;
    private final SecretVault vault = InMemoryWebhooks.vault();
    private final Rounds.Posts posts =
            Rounds.Posts.within(new Reach(Set.of(Reach.Beyond.LOOPBACK)), Duration.ofSeconds(2));
    private final List<Notice> events = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> refusing = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Courier courier;
    private Thread thread;

    OneCourier(Optional<Duration> deadLetterAfter) throws IOException {
        this(deadLetterAfter, new Events.OfProgram(List.of(TYPE)), new InMemoryProgress(), new InMemoryDeadLetters());
    }

    OneCourier(Optional<Duration> deadLetterAfter, Events which, ProgressStore progress, DeadLetterStore deadLetters)
            throws IOException {
        receiver = Receiver.start();
        receiver.answer(request -> {
            String event = request.getRequestHeaders().getFirst("webhook-id");
            asked.add(event);
            return refusing.getOrDefault(event, refusing.getOrDefault("*", 204));
        });
        stores = new Webhooks.Stores(new InMemoryWebhooks(), progress, deadLetters);
        Reach reach = new Reach(Set.of(Reach.Beyond.LOOPBACK));
        webhooks = new Webhooks(stores, new Webhooks.Terms(20, 5, reach), vault, clock);
        letters = new DeadLetters(webhooks, deadLetters, clock);
        Asked registering = new Asked("r" + NUMBER.incrementAndGet(), Map.of());
        Webhooks.Wanted wanted = new Webhooks.Wanted(receiver.url(), which, deadLetterAfter);
        webhook = ((Outcome.Shown) webhooks.register(Desks.PROGRAM, wanted, registering))
                .seen()
                .webhook();
    }

    /** A process takes the webhook, from whoever had it, and sends for it. */
    OneCourier start(String process) {
        Progress found = stores.progress().find(webhook.id()).orElseGet(() -> Progress.fresh(webhook));
        Progress free = new Progress(
                found.id(), found.version(), new Carrier("", Instant.EPOCH), found.place(), found.standing());
        Tenure tenure = Tenure.take(stores.progress(), clock, process, Duration.ofDays(1_000), free)
                .orElseThrow();
        courier = Wiring.courier(
                new Couriers.Hired(webhook, tenure),
                stores,
                (_, place) -> new Handed(place),
                new Rounds(posts, vault, clock, new SimpleMeterRegistry()),
                Circuit.Waits.of(clock, Duration.ofSeconds(1), Duration.ofMinutes(5)));
        thread = Thread.ofPlatform().daemon().start(courier);
        return this;
    }

    Courier courier() {
        return courier;
    }

    /** It notes nothing any more; answers how long it took to end. */
    Duration end() {
        long begin = System.nanoTime();
        courier.stop();
        try {
            thread.join(LONG);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
        assertThat(thread.isAlive()).isFalse();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Something happens to a member. */
    void happens(String id, String member) {
        events.add(new Notice(id, TYPE, member, member, "{\"id\":\"" + id + "\"}"));
    }

    /** The address answers an event like this; {@code *} is any other. */
    void answers(String event, int status) {
        refusing.put(event, status);
    }

    /** It acknowledges everything. */
    void recovers() {
        refusing.clear();
    }

    /** The events it was asked with, in order, acknowledged or not. */
    List<String> asked() {
        return asked;
    }

    long asked(String event) {
        return asked.stream().filter(event::equals).count();
    }

    /** Time goes by; where the address is not well, with a further attempt at its end. */
    void passes(Duration time) {
        int before = asked.size();
        clock.advance(time);
        await().atMost(LONG).until(() -> asked.size() > before);
        settle();
    }

    /** What is under way is told and noted. */
    void settle() {
        int[] before = {-1};
        await().atMost(LONG).pollInterval(Duration.ofMillis(250)).until(() -> {
            boolean quiet = before[0] == asked.size();
            before[0] = asked.size();
            return quiet;
        });
    }

    Standing standing() {
        return stores.progress().find(webhook.id()).orElseThrow().standing();
    }

    List<DeadLetter> setAside() {
        return stores.deadLetters().of(webhook.id(), "", 2_000);
    }

    void awaitIds(String... ids) {
        await().atMost(LONG).until(() -> receiver.ids().containsAll(List.of(ids)));
    }

    @Override
    public void close() {
        if (courier != null) {
            courier.stop();
            thread.interrupt();
        }
        receiver.close();
        posts.close();
    }

    /** All that has happened since a place, as one part. */
    private final class Handed implements Notices {
        private static final String NEXT = "handed";

        private Place place;

        private Handed(Place place) {
            this.place = place;
        }

        private int read() {
            return place.offsets().getOrDefault(NEXT, 0L).intValue();
        }

        @Override
        public List<Notice> next() {
            List<Notice> next = new ArrayList<>(events).subList(read(), events.size());
            if (next.isEmpty()) {
                try {
                    Thread.sleep(50);
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                }
            }
            place = new Place(place.since(), Map.of(NEXT, (long) read() + next.size()));
            return List.copyOf(next);
        }

        @Override
        public Place place() {
            return place;
        }

        @Override
        public long waiting() {
            return events.size() - read();
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}
