package io.guerdon.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Loads the service from one thread over a number of connections that are kept open. It does next to nothing itself, so that
 * two cores can be shared by it, the service and the store; the same code sends every kind of request, so that ratios are fair.
 */
final class HttpLoad implements AutoCloseable {
    private static final int OVERLOADED = 503;

    private final Selector selector;
    private final List<Connection> connections;
    private final AtomicLong numbers;
    private final Acknowledgements acknowledgements;

    private HttpLoad(
            Selector selector, List<Connection> connections, AtomicLong numbers, Acknowledgements acknowledgements) {
        this.selector = selector;
        this.connections = connections;
        this.numbers = numbers;
        this.acknowledgements = acknowledgements;
    }

    /**
     * Opens the connections.
     *
     * @param numbers of requests, never used twice in a run
     * @param acknowledgements told of every answer that names an entry
     */
    static HttpLoad open(InetSocketAddress address, int count, AtomicLong numbers, Acknowledgements acknowledgements)
            throws IOException {
        Selector selector = Selector.open();
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            connections.add(Connection.open(address, selector));
        }
        return new HttpLoad(selector, connections, numbers, acknowledgements);
    }

    /** Sends requests at a pace for so long, then waits for the answers still to come. */
    Round run(Requests requests, Pace pace, Duration length) throws IOException {
        return new Run(requests, pace, length.toNanos()).all();
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.close();
        }
        selector.close();
    }

    private final class Run {
        private final Requests requests;
        private final Pace pace;
        private final long length;
        private final long start = System.nanoTime();
        private final Deque<Connection> idle = new ArrayDeque<>(connections);
        private final Tally tally = new Tally();
        private long due;

        Run(Requests requests, Pace pace, long length) {
            this.requests = requests;
            this.pace = pace;
            this.length = length;
            this.due = pace.next();
        }

        Round all() throws IOException {
            long now = 0;
            while (goesOn(now) || idle.size() < connections.size()) {
                sendWhatIsDue(now);
                selector.select(this::answered, 1);
                now = System.nanoTime() - start;
            }
            return tally.round(now);
        }

        private void sendWhatIsDue(long now) throws IOException {
            while (!idle.isEmpty() && due <= now && goesOn(now)) {
                long number = numbers.getAndIncrement();
                idle.remove().send(number, requests.request(number), due == 0 ? now : due);
                due = pace.next();
            }
        }

        /** What was due in time is sent, however late; flat out, everything is due at once and the clock decides. */
        private boolean goesOn(long now) {
            return due == 0 ? now < length : due < length;
        }

        private void answered(SelectionKey key) {
            Connection connection = (Connection) key.attachment();
            try {
                Optional<Reply> reply = connection.read();
                if (reply.isPresent()) {
                    take(connection, reply.get());
                    if (reply.get().status() == OVERLOADED) {
                        connection.reopen();
                    }
                    idle.add(connection);
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private void take(Connection connection, Reply reply) {
            tally.count(reply, System.nanoTime() - start - connection.dueAt());
            acknowledgements.accept(connection.number(), reply);
        }
    }
}
