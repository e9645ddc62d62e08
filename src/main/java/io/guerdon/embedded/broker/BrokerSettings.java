package io.guerdon.embedded.broker;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Kafka's settings for one small node: the least threads and buffers that work, one copy of everything, and topics that
 * exist only when somebody created them.
 */
final class BrokerSettings {
    static final int NODE_ID = 1;

    private static final String FIXED = """
        process.roles=broker,controller
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=CLIENT
        listener.security.protocol.map=CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT

        # Topics are declared by their owner, and the first member of a consumer group need not wait for a crowd.
        auto.create.topics.enable=false
        log.retention.hours=168
        log.segment.bytes=134217728
        log.index.size.max.bytes=524288
        group.initial.rebalance.delay.ms=0

        # One node holds one copy. Few partitions: each internal one costs files and a moment when first used.
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=4
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        share.coordinator.state.topic.num.partitions=1

        num.network.threads=1
        num.io.threads=2
        background.threads=1
        group.coordinator.threads=1
        share.coordinator.threads=1

        # The cleaner takes its buffer at the start; 2 MiB are enough for the offsets of consumers.
        log.cleaner.dedupe.buffer.size=2097152
        log.cleaner.io.buffer.size=131072
        queued.max.requests=64
        metric.reporters=

        # After a kill the controller lets no successor in before the dead broker's session ends, so that is short. A stall
        # of the process that outlives it costs one heartbeat, in which producers retry.
        broker.session.timeout.ms=1000
        broker.heartbeat.interval.ms=200
        """;

    private BrokerSettings() {}

    static Properties of(Path logs, LoopbackSockets sockets) {
        var client = LoopbackSockets.CLIENT + "://" + sockets.clientAddress();
        var controller = LoopbackSockets.CONTROLLER + "://" + sockets.controllerAddress();
        var settings = fixed();
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("log.dirs", logs.toString());
        settings.put("listeners", client + "," + controller);
        settings.put("advertised.listeners", client);
        settings.put("controller.quorum.voters", NODE_ID + "@" + sockets.controllerAddress());
        return settings;
    }

    private static Properties fixed() {
        try {
            var settings = new Properties();
            settings.load(new StringReader(FIXED));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
