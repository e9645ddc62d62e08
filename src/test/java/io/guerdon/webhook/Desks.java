package io.guerdon.webhook;

import io.guerdon.embedded.broker.NewTopics;
import io.guerdon.publishing.PartnerStream;
import io.guerdon.publishing.ProgramEvents;
import io.guerdon.unit.ProgramId;
import io.guerdon.webhook.Webhook.Events;
import io.guerdon.webhook.Webhooks.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** A program's topics, its webhooks, and processes that send. */
final class Desks implements AutoCloseable {
    static final ProgramId PROGRAM = new ProgramId("demo");
    static final Webhook.Owner OWNER = new Webhook.Owner(PROGRAM, Optional.empty());
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final Webhooks.Stores stores =
            new Webhooks.Stores(new InMemoryWebhooks(), new InMemoryProgress(), new InMemoryDeadLetters());
    final PartnerStream cafe = new PartnerStream();
    final SecretVault vault = InMemoryWebhooks.vault();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Reach reach;
    final Webhooks webhooks;
    private final String broker;
    private final KafkaProducer<String, byte[]> producer;
    private final List<Couriers> processes = new ArrayList<>();

    Desks(String broker) {
        this(broker, new Reach(Set.of(Reach.Beyond.LOOPBACK)));
    }

    Desks(String broker, Reach reach) {
        this.broker = broker;
        this.reach = reach;
        this.webhooks = new Webhooks(
                stores, new Webhooks.Terms(20, 5, new Reach(Set.of(Reach.Beyond.LOOPBACK))), vault, clock());
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new ByteArraySerializer());
    }

    private static Clock clock() {
        return Clock.systemUTC();
    }

    void makeTopics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            NewTopics.make(
                    admin,
                    ProgramEvents.topics(PROGRAM).stream()
                            .map(topic -> new NewTopic(topic, 4, (short) 1))
                            .toList());
        }
    }

    /** A process that sends. */
    Couriers process(String owner) {
        return process(owner, stores);
    }

    /** A process that sees the stores like this. */
    Couriers process(String owner, Webhooks.Stores seen) {
        Rounds.Posts posts = Rounds.Posts.within(reach, Duration.ofSeconds(1));
        Circuit.Waits waits = Circuit.Waits.of(clock(), Duration.ofMillis(50), Duration.ofMillis(400));
        Rounds rounds = new Rounds(posts, vault, clock(), meters);
        Notices.Source source = new Wiring().notices(() -> List.of(broker), new KafkaProperties(), cafe.feed());
        Couriers couriers = new Couriers(
                seen,
                new Couriers.Care(owner, LEASE, clock()),
                hired -> Wiring.courier(hired, seen, source, rounds, waits),
                new WebhookMeters(meters));
        couriers.start();
        processes.add(couriers);
        return couriers;
    }

    /** Registers an address; answers the webhook with its secret. */
    Outcome.Shown register(Receiver receiver, String... types) {
        return register(receiver, Optional.empty(), types);
    }

    /** Registers an address whose refusals are waited for no longer than that. */
    Outcome.Shown register(Receiver receiver, Optional<Duration> deadLetterAfter, String... types) {
        Events events = new Events.OfProgram(List.of(types));
        return (Outcome.Shown)
                webhooks.register(PROGRAM, new Webhooks.Wanted(receiver.url(), events, deadLetterAfter), asked());
    }

    /** Registers an address of the café for what comes after an event of its stream. */
    Outcome.Shown registerCafe(Receiver receiver, long after) {
        Events events = new Events.OfPartner(PartnerStream.CAFE.partner(), after);
        return (Outcome.Shown)
                webhooks.register(PROGRAM, new Webhooks.Wanted(receiver.url(), events, Optional.empty()), asked());
    }

    private static Asked asked() {
        return new Asked("r" + NUMBER.incrementAndGet(), Map.of());
    }

    Webhooks.Seen seen(Outcome.Shown shown) {
        return webhooks.find(
                        shown.seen().webhook().owner(), shown.seen().webhook().id())
                .orElseThrow();
    }

    /** Publishes an event about a member. */
    void publish(String member, String id, String type) {
        String event = """
            {"specversion":"1.0","id":"%s","source":"/programs/demo","subject":"%s","type":"%s","data":{"id":"no","name":"名"}}\
            """.formatted(id, member, type);
        publishRaw(member, event);
    }

    void publishRaw(String key, String text) {
        producer.send(new ProducerRecord<>("guerdon.demo.members", key, text.getBytes(StandardCharsets.UTF_8)));
        producer.flush();
    }

    @Override
    public void close() {
        processes.forEach(Couriers::stop);
        producer.close();
    }
}
