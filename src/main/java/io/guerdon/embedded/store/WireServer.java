package io.guerdon.embedded.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes connections and answers each request on them in turn. A connection has a thread of its own, and a platform
 * thread, because a sync of the disk holds whichever thread it runs on.
 */
final class WireServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WireServer.class);
    private static final int BACKLOG = 128;

    private final ServerSocket socket;
    private final Commands commands;
    private final Map<Socket, Thread> connections = new ConcurrentHashMap<>();
    private final Thread acceptor;

    WireServer(InetSocketAddress address, Commands commands) {
        if (!address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("the embedded store listens on loopback only, not on " + address);
        }
        this.commands = commands;
        this.socket = bind(address);
        this.acceptor = Thread.ofPlatform().daemon().name("store-accept").start(this::acceptAll);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** Ends all connections and waits for the requests in hand. */
    @Override
    public void close() {
        close(socket);
        join(acceptor);
        connections.forEach((connection, thread) -> {
            close(connection);
            join(thread);
        });
    }

    private void acceptAll() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                Thread thread = Thread.ofPlatform()
                        .daemon()
                        .name("store-" + connection.getPort())
                        .unstarted(() -> serve(connection));
                connections.put(connection, thread);
                thread.start();
            } catch (IOException e) {
                LOG.debug("no more connections: {}", e.getMessage());
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(connection.getInputStream(), 1 << 16));
            OutputStream out = connection.getOutputStream();
            WireMessage message = WireMessage.read(in);
            while (message != null) {
                message.reply(commands.run(message.request()), out);
                message = WireMessage.read(in);
            }
        } catch (IOException e) {
            LOG.debug("connection ended: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("connection ended by a message that could not be read", e);
        } finally {
            connections.remove(connection);
        }
    }

    private static ServerSocket bind(InetSocketAddress address) {
        try {
            return new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address, e);
        }
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            LOG.debug("closing: {}", e.getMessage());
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
