package io.guerdon.embedded.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The two server sockets, bound before Kafka is configured, so that the settings can name free ports that nobody else can take
 * in between.
 */
record LoopbackSockets(ServerSocketChannel client, ServerSocketChannel controller)
        implements ServerSocketFactory, AutoCloseable {

    /** The listener for producers and consumers. */
    static final String CLIENT = "CLIENT";

    /** The listener the node uses to talk to its own controller. */
    static final String CONTROLLER = "CONTROLLER";

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int BACKLOG = 128;

    static LoopbackSockets open(int clientPort) {
        try {
            var client = bind(clientPort);
            try {
                return new LoopbackSockets(client, bind(0));
            } catch (IOException e) {
                client.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The broker cannot listen on port " + clientPort, e);
        }
    }

    private static ServerSocketChannel bind(int port) throws IOException {
        var channel = ServerSocketChannel.open();
        try {
            channel.bind(new InetSocketAddress(LOOPBACK, port), BACKLOG);
            channel.configureBlocking(false);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    String clientAddress() {
        return address(client);
    }

    String controllerAddress() {
        return address(controller);
    }

    /** The controllers by node id: this node alone. */
    Map<Integer, InetSocketAddress> voters() {
        return Map.of(BrokerSettings.NODE_ID, new InetSocketAddress(LOOPBACK, port(controller)));
    }

    private static String address(ServerSocketChannel channel) {
        return LOOPBACK.getHostAddress() + ":" + port(channel);
    }

    private static int port(ServerSocketChannel channel) {
        return channel.socket().getLocalPort();
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBufferBytes) {
        return listener.equals(CONTROLLER) ? controller : client;
    }

    @Override
    public void close() {
        try (client;
                controller) {
            // Kafka has closed both already unless its start failed half way.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
