package io.guerdon.web;

import io.guerdon.access.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One batch on its way: lines are read while answers are written, a bounded window of them under way at once. Lines about one
 * member are handled in order, others beside each other, see {@link BatchTurns}; answers come in the order of the lines.
 */
final class Batch {
    private final BatchDesk desk;
    private final Caller caller;
    private final Locale language;
    private final Limits limits;
    private final BlockingQueue<CompletableFuture<Optional<byte[]>>> underWay;

    Batch(BatchDesk desk, Caller caller, Locale language, Limits limits) {
        this.desk = desk;
        this.caller = caller;
        this.language = language;
        this.limits = limits;
        this.underWay = new ArrayBlockingQueue<>(limits.window());
    }

    /**
     * How much may be under way.
     *
     * @param window lines of this batch
     * @param room for the lines of all batches
     */
    record Limits(int window, BatchRoom room) {}

    /** Handles everything {@code in} says; ends when all answers are written. */
    void run(InputStream in, OutputStream out) throws IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(out), threads);
            try {
                BatchTurns turns = new BatchTurns(name -> desk.id(caller, name), threads);
                read(new BatchLines(in), turns, writing);
            } finally {
                // An answer of nothing ends the writer.
                put(CompletableFuture.completedFuture(Optional.empty()), writing);
                // A writer that failed has lost its caller; there is nobody left to tell.
                writing.handle((_, _) -> caller).join();
            }
        }
    }

    private void read(BatchLines lines, BatchTurns turns, CompletableFuture<Void> writing) throws IOException {
        while (!writing.isDone()) {
            switch (lines.read()) {
                case BatchLines.End _ -> {
                    return;
                }
                case BatchLines.TooLong _ ->
                    put(done(desk.problem("", Problem.of(Fault.BODY_TOO_LARGE), language)), writing);
                case BatchLines.Line line -> {
                    int length = line.bytes().length;
                    if (limits.room().take(length, writing::isDone)) {
                        put(
                                begin(line.bytes(), turns)
                                        .whenComplete((_, _) -> limits.room().giveBack(length)),
                                writing);
                    }
                }
            }
        }
    }

    private CompletableFuture<Optional<byte[]>> begin(byte[] bytes, BatchTurns turns) {
        BatchLine line;
        BatchNames names;
        try {
            line = desk.read(bytes);
            names = desk.names(line);
        } catch (RuntimeException unreadable) {
            return done(desk.problem("", Problems.of(unreadable), language));
        }
        return turns.take(names, () -> desk.answer(caller, line, language))
                .exceptionally(failed -> desk.problem(line.key(), Problems.of(cause(failed)), language))
                .thenApply(reply -> Optional.of(desk.written(reply)));
    }

    private static Throwable cause(Throwable failed) {
        return failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
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
