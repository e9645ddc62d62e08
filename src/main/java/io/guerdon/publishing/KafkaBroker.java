package io.guerdon.publishing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Kafka. One batch of events is under way at a time per caller, and the next one gathers meanwhile; so what waits in memory is
 * bounded by the batch, and an event is never acknowledged before one that was handed over earlier with the same key.
 */
final class KafkaBroker implements Broker, AutoCloseable {
    private static final List<Header> HEADERS =
            List.of(new RecordHeader("content-type", Event.CONTENT_TYPE.getBytes(StandardCharsets.UTF_8)));

    /** Whoever closes has waited for acknowledgements before. */
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final Producer<String, byte[]> producer;
    private final Consumer<String> topics;

    /**
     * Publishes through a producer, which it closes.
     *
     * @param topics makes sure that a topic exists
     */
    KafkaBroker(Producer<String, byte[]> producer, Consumer<String> topics) {
        this.producer = producer;
        this.topics = topics;
    }

    @Override
    public void publish(List<Event> events) {
        try {
            events.stream().map(Event::topic).distinct().forEach(topics);
            List<Future<RecordMetadata>> sent = send(events);
            producer.flush();
            for (Future<RecordMetadata> future : sent) {
                future.get();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailable("stopping", stopping);
        } catch (ExecutionException | KafkaException fault) {
            throw new BrokerUnavailable("Kafka did not acknowledge " + events.size() + " events", fault);
        }
    }

    /** Stops where an event could not even be handed over: what comes after it must not overtake it. */
    private List<Future<RecordMetadata>> send(List<Event> events) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(events.size());
        for (Event event : events) {
            Future<RecordMetadata> future =
                    producer.send(new ProducerRecord<>(event.topic(), null, null, event.key(), event.body(), HEADERS));
            sent.add(future);
            if (future.state() == Future.State.FAILED) {
                break;
            }
        }
        return sent;
    }

    /** Drops what is not acknowledged: it is in the journal, and whoever comes next publishes it. */
    @Override
    public void close() {
        producer.close(LONGEST_CLOSE);
    }
}
