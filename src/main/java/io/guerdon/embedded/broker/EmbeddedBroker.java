package io.guerdon.embedded.broker;

import java.nio.file.Path;

/**
 * A Kafka broker inside this process. It listens on loopback only and keeps its records under one directory, which it formats on
 * the first start and recovers on every later one, also after the process was killed. One directory serves one broker at a
 * time. A failure of the broker is logged and never ends the process.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final DirectoryLock lock;
    private final LoopbackSockets sockets;
    private final KraftNode node;

    private EmbeddedBroker(DirectoryLock lock, LoopbackSockets sockets, KraftNode node) {
        this.lock = lock;
        this.sockets = sockets;
        this.node = node;
    }

    /**
     * Starts a broker on a free port and returns when it accepts records.
     *
     * @throws IllegalStateException when another broker, of this process or another, uses the directory
     */
    public static EmbeddedBroker start(Path directory) {
        return start(directory, 0);
    }

    /**
     * Starts a broker on the given port, for clients that must find it again after a restart; port 0 takes a free one.
     *
     * @throws IllegalStateException when another broker, of this process or another, uses the directory
     * @throws java.io.UncheckedIOException when the port is taken or the directory cannot be written
     */
    public static EmbeddedBroker start(Path directory, int port) {
        ProcessExit.forbid();
        var lock = DirectoryLock.acquire(directory);
        try {
            return start(lock, LoopbackSockets.open(port));
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedBroker start(DirectoryLock lock, LoopbackSockets sockets) {
        try {
            return new EmbeddedBroker(lock, sockets, KraftNode.start(lock.directory(), sockets));
        } catch (RuntimeException | Error e) {
            sockets.close();
            throw e;
        }
    }

    /** The address clients use as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return sockets.clientAddress();
    }

    /** Stops the broker, writes its logs out, and leaves the directory to the next one. */
    @Override
    public void close() {
        try (lock;
                sockets) {
            node.stop();
        }
    }
}
