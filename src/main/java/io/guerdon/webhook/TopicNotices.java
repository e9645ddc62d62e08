package io.guerdon.webhook;

import io.guerdon.webhook.Progress.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a program's topics from a place on. The place is kept by whoever reads, not by Kafka: so it goes with the lease of the one
 * process that sends, is set back by a replay, and does not lapse. Topics and parts that come into being later are taken up.
 */
final class TopicNotices implements Notices {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Consumer<String, byte[]> consumer;
    private final List<String> topics;
    private Place place;
    private long nextLook = System.nanoTime();

    TopicNotices(Consumer<String, byte[]> consumer, List<String> topics, Place place) {
        this.consumer = consumer;
        this.topics = topics;
        this.place = place;
    }

    @Override
    public List<Notice> next() {
        lookForParts();
        if (consumer.assignment().isEmpty()) {
            pause();
            return List.of();
        }
        List<Notice> read = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(PATIENCE)) {
            Notice.of(record.key(), record.value()).ifPresent(read::add);
        }
        return read;
    }

    private void lookForParts() {
        if (System.nanoTime() - nextLook < 0) {
            return;
        }
        nextLook = System.nanoTime() + BETWEEN_LOOKS.toNanos();
        Set<TopicPartition> parts = new HashSet<>();
        for (String topic : topics) {
            for (PartitionInfo part : consumer.partitionsFor(topic)) {
                parts.add(new TopicPartition(part.topic(), part.partition()));
            }
        }
        Set<TopicPartition> added = new HashSet<>(parts);
        added.removeAll(consumer.assignment());
        if (!added.isEmpty()) {
            consumer.assign(parts);
            seek(added);
        }
    }

    private void seek(Set<TopicPartition> parts) {
        Map<TopicPartition, Long> unknown = new HashMap<>();
        for (TopicPartition part : parts) {
            Long offset = place.offsets().get(part.toString());
            if (offset == null) {
                unknown.put(part, place.since().toEpochMilli());
            } else {
                consumer.seek(part, offset);
            }
        }
        // First the ends: what is published in between would otherwise be before the end and yet not found.
        Map<TopicPartition, Long> ends = consumer.endOffsets(unknown.keySet());
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(unknown);
        unknown.keySet().forEach(part -> {
            OffsetAndTimestamp at = found.get(part);
            consumer.seek(part, at == null ? ends.getOrDefault(part, 0L) : at.offset());
        });
    }

    @Override
    public Place place() {
        Map<String, Long> offsets = new HashMap<>(place.offsets());
        for (TopicPartition part : consumer.assignment()) {
            offsets.put(part.toString(), consumer.position(part));
        }
        place = new Place(place.since(), offsets);
        return place;
    }

    @Override
    public long waiting() {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    private static void pause() {
        try {
            Thread.sleep(PATIENCE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(LONGEST_CLOSE));
    }
}
