package io.guerdon.embedded.broker;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.nio.file.Path;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's own controller and broker, put together as {@code kafka.server.KafkaRaftServer} does, except that sockets are opened
 * beforehand and that a fault does not end the process.
 */
final class KraftNode {
    private static final Logger log = LoggerFactory.getLogger(KraftNode.class);

    private final Metrics metrics = new Metrics();
    private final ControllerServer controller;
    private final BrokerServer broker;

    private KraftNode(KafkaConfig config, LoopbackSockets sockets) {
        var storage = KafkaRaftServer.initializeLogDirs(config, log, "");
        var voters = sockets.voters();
        var shared = new SharedServer(
                config,
                storage._1(),
                Time.SYSTEM,
                metrics,
                completedFuture(voters),
                voters.values(),
                new SurvivedFaults(),
                sockets);
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), storage._2());
        this.broker = new BrokerServer(shared);
    }

    static KraftNode start(Path directory, LoopbackSockets sockets) {
        var logs = LogDirectory.formatted(directory);
        var node = new KraftNode(KafkaConfig.fromProps(BrokerSettings.of(logs, sockets)), sockets);
        try {
            node.controller.startup();
            node.broker.startup();
            return node;
        } catch (RuntimeException | Error e) {
            node.stop();
            throw e;
        }
    }

    /** The broker goes first: it hands its partitions back to the controller, which must still be there. */
    void stop() {
        try (metrics) {
            broker.shutdown();
            controller.shutdown();
        }
    }
}
