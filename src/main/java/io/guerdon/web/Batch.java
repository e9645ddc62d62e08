package io.guerdon.web;

import io.guerdon.access.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One batch on its way: lines are read while answers are written, a bounded window of them under way at once. Lines about one
 * member are handled in order, others beside each other; answers come in the order of the lines.
 */
final class Batch {
    private final BatchDesk desk;
    private final Caller caller;
    private final Locale language;
    private final BlockingQueue<CompletableFuture<Optional<byte[]>>> underWay;
    private final Map<String, CompletableFuture<?>> last = new ConcurrentHashMap<>();

    Batch(BatchDesk desk, Caller caller, Locale language, int window) {
        this.desk = desk;
        this.caller = caller;
        this.language = language;
        this.underWay = new ArrayBlockingQueue<>(window);
    }

    /** Handles everything {@code in} says; ends when all answers are written. */
    void run(InputStream in, OutputStream out) throws IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(out), threads);
            try {
                read(new BatchLines(in), threads, writing);
            } finally {
                // An answer of nothing ends the writer.
                put(CompletableFuture.completedFuture(Optional.empty()), writing);
                // A writer that failed has lost its caller; there is nobody left to tell.
                writing.handle((_, _) -> caller).join();
            }
        }
    }

    private void read(BatchLines lines, ExecutorService threads, CompletableFuture<Void> writing) throws IOException {
        while (!writing.isDone()) {
            switch (lines.read()) {
                case BatchLines.End _ -> {
                    return;
                }
                case BatchLines.TooLong _ ->
                    put(done(desk.problem("", Problem.of(Fault.BODY_TOO_LARGE), language)), writing);
                case BatchLines.Line line -> put(begin(line.bytes(), threads), writing);
            }
        }
    }

    private CompletableFuture<Optional<byte[]>> begin(byte[] bytes, ExecutorService threads) {
        BatchLine line;
        List<String> names;
        try {
            line = desk.read(bytes);
            names = desk.names(line);
        } catch (RuntimeException unreadable) {
            return done(desk.problem("", Problems.of(unreadable), language));
        }
        CompletableFuture<?>[] before = names.stream()
                .flatMap(name -> Optional.ofNullable(last.get(name)).stream())
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Optional<byte[]>> answer = CompletableFuture.allOf(before)
                .handleAsync((_, _) -> Optional.of(desk.written(desk.answer(caller, line, language))), threads);
        names.forEach(name -> last.put(name, answer));
        var _ = answer.whenComplete((_, _) -> names.forEach(name -> last.remove(name, answer)));
        return answer;
    }

    private CompletableFuture<Optional<byte[]>> done(BatchReply reply) {
        return CompletableFuture.completedFuture(Optional.of(desk.written(reply)));
    }

    /** Waits for room in the window; a writer that has ended, because the caller went away, frees none. */
    private void put(CompletableFuture<Optional<byte[]>> answer, CompletableFuture<Void> writing) {
        try {
            while (!writing.isDone() && !underWay.offer(answer, 1, java.util.concurrent.TimeUnit.SECONDS)) {
                Thread.onSpinWait();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new io.guerdon.ledger.Overloaded("stopping");
        }
    }

    private void write(OutputStream out) {
        try {
            while (true) {
                if (underWay.isEmpty()) {
                    out.flush();
                }
                Optional<byte[]> answer = underWay.take().join();
                if (answer.isEmpty()) {
                    out.flush();
                    return;
                }
                out.write(answer.get());
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
