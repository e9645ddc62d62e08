package io.guerdon.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads members' and partners' events of the demo program from Kafka as they come, and how old they are by the clock of this machine. */
final class Consumed implements AutoCloseable {
    private static final String MEMBERS = "guerdon.demo.members";
    private static final String PARTNERS = "guerdon.demo.partners";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LONGEST_BEHIND = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<String> members = new ArrayList<>();
    private final List<String> partners = new ArrayList<>();
    private final Thread thread;
    private long[] lags = new long[1 << 16];
    private int count;
    private volatile boolean over;

    private Consumed(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        this.thread = Thread.ofPlatform().name("consumer").daemon().unstarted(this::poll);
    }

    /** From what comes from now on; the topics must be there. */
    static Consumed start(String servers) {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                bytes,
                bytes);
        List<TopicPartition> partitions = Stream.of(MEMBERS, PARTNERS)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // The end is looked for now, and not when something has come.
        partitions.forEach(consumer::position);
        Consumed consumed = new Consumed(consumer);
        consumed.thread.start();
        return consumed;
    }

    private void poll() {
        while (!over) {
            var records = consumer.poll(POLL);
            Instant now = Instant.now();
            records.forEach(record -> take(record, now));
        }
    }

    private synchronized void take(ConsumerRecord<byte[], byte[]> event, Instant now) {
        String text = new String(event.value(), StandardCharsets.UTF_8);
        Instant recorded = Instant.parse(Text.between(text, "\"time\":\"", "\""));
        if (count == lags.length) {
            lags = Arrays.copyOf(lags, 2 * count);
        }
        lags[count++] = Duration.between(recorded, now).toNanos();
        (event.topic().equals(MEMBERS) ? members : partners).add(Text.between(text, "\"entry\":\"", "\""));
    }

    /** Waits until so many entries have come to both topics. */
    void until(long entries) throws IOException {
        long end = System.nanoTime() + LONGEST_BEHIND.toNanos();
        while (come() < entries) {
            if (!thread.isAlive() || System.nanoTime() > end) {
                throw new IOException(come() + " of " + entries + " entries are in Kafka");
            }
            Inquiries.pause(1);
        }
    }

    private synchronized long come() {
        return Math.min(members.size(), partners.size());
    }

    /** The lags since they were last asked for. */
    synchronized Round lags() {
        Round round = new Round(1, count, 0, Arrays.copyOf(lags, count));
        count = 0;
        return round;
    }

    /** Fails where one of these entries was not told of in both topics, or twice in one. */
    synchronized void check(List<String> entries) throws IOException {
        check(MEMBERS, entries, members);
        check(PARTNERS, entries, partners);
    }

    private static void check(String topic, List<String> entries, List<String> told) throws IOException {
        Reconciliation reconciliation = Reconciliation.of(entries.stream().map(entry -> entry + "\t" + entry));
        told.forEach(entry -> reconciliation.found(entry, entry));
        reconciliation.result().require(topic);
    }

    @Override
    public void close() throws IOException {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
        consumer.close();
    }
}
