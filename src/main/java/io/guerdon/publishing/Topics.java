package io.guerdon.publishing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates topics on first use. A topic that exists is left as it is. */
final class Topics implements Consumer<String>, AutoCloseable {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final Admin admin;
    private final int partitions;
    private final short replication;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /**
     * Creates with these settings.
     *
     * @param replication -1 for the broker's default
     */
    Topics(Admin admin, int partitions, short replication) {
        this.admin = admin;
        this.partitions = partitions;
        this.replication = replication;
    }

    @Override
    public void accept(String topic) {
        if (known.contains(topic)) {
            return;
        }
        Optional<Short> factor = replication < 0 ? Optional.empty() : Optional.of(replication);
        try {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), factor)))
                    .all()
                    .get();
        } catch (ExecutionException fault) {
            if (!(fault.getCause() instanceof TopicExistsException)) {
                throw new BrokerUnavailable("topic " + topic + " cannot be created", fault);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailable("stopping", stopping);
        }
        known.add(topic);
    }

    @Override
    public void close() {
        admin.close(LONGEST_CLOSE);
    }
}
