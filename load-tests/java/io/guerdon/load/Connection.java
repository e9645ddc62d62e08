package io.guerdon.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** A connection that is kept open: a request goes out, its answer comes back, then the next may go. */
final class Connection implements AutoCloseable {
    private final InetSocketAddress address;
    private final Selector selector;
    private final Inbox inbox = new Inbox();
    private SocketChannel channel;
    private long number;
    private long dueAt;

    private Connection(InetSocketAddress address, Selector selector) throws IOException {
        this.address = address;
        this.selector = selector;
        this.channel = SocketChannel.open(address);
    }

    static Connection open(InetSocketAddress address, Selector selector) throws IOException {
        Connection connection = new Connection(address, selector);
        connection.listen();
        return connection;
    }

    private void listen() throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** After a refusal for want of room the server closes its side. */
    void reopen() throws IOException {
        channel.close();
        channel = SocketChannel.open(address);
        listen();
    }

    /** Sends a request that was due at {@code dueAt}, from which its latency counts. */
    void send(long number, byte[] request, long dueAt) throws IOException {
        this.number = number;
        this.dueAt = dueAt;
        ByteBuffer out = ByteBuffer.wrap(request);
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    Optional<Reply> read() throws IOException {
        return inbox.read(channel);
    }

    long number() {
        return number;
    }

    long dueAt() {
        return dueAt;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
