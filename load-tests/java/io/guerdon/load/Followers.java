package io.guerdon.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Partners that each follow their stream as its events come, a connection and a request under way for each. */
final class Followers implements AutoCloseable {
    private static final long AT_ONCE = 1_000;
    private static final long WAIT_SECONDS = 2;
    private static final Duration LONGEST_BEHIND = Duration.ofSeconds(60);

    private final List<StreamReader> readers;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicLong answers = new AtomicLong();
    private volatile boolean over;

    private Followers(List<StreamReader> readers) {
        this.readers = readers;
    }

    static Followers start(InetSocketAddress address, List<StreamReader> readers) {
        Followers followers = new Followers(readers);
        for (StreamReader reader : readers) {
            followers.running.add(followers.threads.submit(() -> {
                followers.follow(address, reader);
                return null;
            }));
        }
        return followers;
    }

    private void follow(InetSocketAddress address, StreamReader reader) throws IOException {
        try (FeedConnection connection = FeedConnection.open(address)) {
            while (!over) {
                reader.read(connection, AT_ONCE, WAIT_SECONDS);
                answers.incrementAndGet();
            }
        }
    }

    /** How many answers they have had. */
    long answers() {
        return answers.get();
    }

    /** Waits until they have so many events in all since their streams began; answers how long that took, in seconds. */
    double until(long events) throws IOException {
        long start = System.nanoTime();
        while (StreamReader.total(readers) < events) {
            if (running.stream().anyMatch(Future::isDone) || System.nanoTime() - start > LONGEST_BEHIND.toNanos()) {
                close();
                throw new IOException("followers have " + StreamReader.total(readers) + " of " + events + " events");
            }
            Inquiries.pause(1);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() throws IOException {
        over = true;
        threads.close();
        try {
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
    }
}
