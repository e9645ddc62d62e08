package io.guerdon.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Sends commands through the batch API over a few connections, and reads the answers while they stream back. */
final class Batches {
    private final URI batches;
    private final String key;
    private final Acknowledgements acknowledgements;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Batches(String url, String key, Acknowledgements acknowledgements) {
        this.batches = URI.create(url + "/v1/batches");
        this.key = key;
        this.acknowledgements = acknowledgements;
    }

    /** Sends every line once; answers how many a second succeeded, and fails where one did not. */
    double all(long from, long to, int size, LongFunction<String> line) throws IOException {
        long start = System.nanoTime();
        AtomicLong next = new AtomicLong(from);
        inParallel(2, () -> {
            for (long first = next.getAndAdd(size); first < to; first = next.getAndAdd(size)) {
                send(first, Math.min(to, first + size), line);
            }
        });
        return (to - from) * 1e9 / (System.nanoTime() - start);
    }

    /** Sends batches over so many connections for so long; answers how many commands a second succeeded. */
    double round(int connections, int size, Duration length, AtomicLong numbers, LongFunction<String> line)
            throws IOException {
        long start = System.nanoTime();
        AtomicLong done = new AtomicLong();
        inParallel(connections, () -> {
            while (System.nanoTime() - start < length.toNanos()) {
                long first = numbers.getAndAdd(size);
                send(first, first + size, line);
                done.addAndGet(size);
            }
        });
        return done.get() * 1e9 / (System.nanoTime() - start);
    }

    private static void inParallel(int threads, Work work) throws IOException {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (Future<?> one : IntStream.range(0, threads)
                    .mapToObj(_ -> pool.submit(() -> {
                        work.run();
                        return null;
                    }))
                    .collect(Collectors.toList())) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private void send(long from, long to, LongFunction<String> line) throws IOException {
        String lines = LongStream.range(from, to).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
        HttpRequest request = HttpRequest.newBuilder(batches)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines, StandardCharsets.UTF_8))
                .build();
        try {
            HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            try (BufferedReader answers =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                long succeeded = answers.lines().filter(this::accept).count();
                if (succeeded != to - from) {
                    throw new IOException(
                            "only %d of %d commands of a batch succeeded".formatted(succeeded, to - from));
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        } catch (UncheckedIOException broken) {
            throw new IOException(broken);
        }
    }

    private boolean accept(String answer) {
        String entry = Reply.entry(answer);
        if (!entry.isEmpty()) {
            acknowledgements.accept(Text.between(answer, "\"key\":\"", "\""), entry);
        }
        return answer.contains("\"status\":20");
    }
}
