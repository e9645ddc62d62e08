package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaBrokerTest {
    private static final List<Event> EVENTS = List.of(
            new Event("guerdon.demo.members", "mem_1", "{}".getBytes(StandardCharsets.UTF_8)),
            new Event("guerdon.demo.partners", "cafe", "{}".getBytes(StandardCharsets.UTF_8)));

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final List<String> topics = new ArrayList<>();
    private final KafkaBroker broker = new KafkaBroker(producer, topics::add);

    @Test
    void sendsKeyedCloudEventsToTopicsThatExist() {
        broker.publish(EVENTS);

        assertThat(topics).containsExactly("guerdon.demo.members", "guerdon.demo.partners");
        assertThat(producer.history())
                .extracting(sent -> sent.topic() + " " + sent.key())
                .containsExactly("guerdon.demo.members mem_1", "guerdon.demo.partners cafe");
        assertThat(producer.history())
                .allSatisfy(sent -> assertThat(new String(
                                sent.headers().lastHeader("content-type").value(), StandardCharsets.UTF_8))
                        .isEqualTo("application/cloudevents+json"));
    }

    @Test
    void saysSoWhereABrokerDoesNotAcknowledge() {
        producer.sendException = new KafkaException("down");

        assertThatThrownBy(() -> broker.publish(EVENTS)).isInstanceOf(BrokerUnavailable.class);
    }

    /** As where the buffer is full, or nobody says who leads the topic. */
    @Test
    void nothingOvertakesAnEventThatCouldNotBeHandedOver() {
        Event second = new Event("guerdon.demo.members", "mem_1", "{}".getBytes(StandardCharsets.UTF_8));
        try (var full = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
            private int events;

            @Override
            public Future<RecordMetadata> send(ProducerRecord<String, byte[]> event) {
                return ++events == 1
                        ? CompletableFuture.failedFuture(new TimeoutException("nobody leads it"))
                        : super.send(event);
            }
        }) {
            KafkaBroker behind = new KafkaBroker(full, topics::add);

            assertThatThrownBy(() -> behind.publish(List.of(EVENTS.getFirst(), second)))
                    .isInstanceOf(BrokerUnavailable.class);
            assertThat(full.history()).isEmpty();
        }
    }
}
