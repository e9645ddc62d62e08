package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guerdon.embedded.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** The producer as it is configured, before a real broker that does not do what it is asked. */
@Timeout(value = 240, threadMode = ThreadMode.SEPARATE_THREAD)
class KafkaTest {
    private static final String TOPIC = "guerdon.demo.members";
    /** More than one batch. */
    private static final int EVENTS = 600;

    @TempDir
    private Path directory;

    @Test
    void getsOverABrokerThatRefusesTheFirstBatchesToANewTopic() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
                RefusingBroker refusing = new RefusingBroker(port(broker), 2);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
                Topics topics = new Topics(admin, 1, (short) 1);
                KafkaBroker kafka = new KafkaBroker(producer(refusing.address()), topics)) {
            within(Duration.ofMinutes(1), () -> kafka.publish(events()));

            assertThat(refusing.refusals()).isZero();
            assertThat(published(broker))
                    .isEqualTo(events().stream().map(KafkaTest::text).toList());
        }
    }

    @Test
    void isClosedInTimeWhateverIsNotAcknowledged() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
                RefusingBroker refusing = new RefusingBroker(port(broker), Integer.MAX_VALUE);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            KafkaBroker kafka = new KafkaBroker(producer(refusing.address()), new Topics(admin, 1, (short) 1));
            assertThatThrownBy(() -> within(Duration.ofSeconds(3), () -> kafka.publish(events())))
                    .isInstanceOf(TimeoutException.class);

            within(Duration.ofSeconds(30), kafka::close);
        }
    }

    private static void within(Duration bound, Runnable work) throws Exception {
        var thread =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
        try {
            thread.submit(work).get(bound.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            thread.shutdownNow();
        }
    }

    private static org.apache.kafka.clients.producer.Producer<String, byte[]> producer(String address) {
        KafkaConnectionDetails connection = () -> List.of(address);
        return Kafka.producer(connection, new KafkaProperties());
    }

    private static List<Event> events() {
        return IntStream.range(0, EVENTS)
                .mapToObj(n -> new Event(TOPIC, "mem_1", (n + "x".repeat(1_000)).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static String text(Event event) {
        return new String(event.body(), StandardCharsets.UTF_8);
    }

    private static List<String> published(EmbeddedBroker broker) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrapServers(), "group.id", "test", "auto.offset.reset", "earliest");
        List<String> bodies = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            Awaitility.await().pollInSameThread().atMost(Duration.ofMinutes(1)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(each -> bodies.add(each.value()));
                return bodies.size() >= EVENTS;
            });
        }
        return bodies;
    }

    private static int port(EmbeddedBroker broker) throws IOException {
        return Integer.parseInt(broker.bootstrapServers().split(":")[1]);
    }
}
