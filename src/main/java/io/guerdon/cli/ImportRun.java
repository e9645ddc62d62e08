package io.guerdon.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** Sends a file's commands in chunks, in the order of the file, and remembers after each how far it is. */
final class ImportRun {
    private static final int CHUNK = 5_000;

    private final Connection connection;
    private final Marker marker;
    private final LongConsumer step;
    private final ImportTally tally;

    ImportRun(Connection connection, Marker marker, LongConsumer step, ImportTally tally) {
        this.connection = connection;
        this.marker = marker;
        this.step = step;
        this.tally = tally;
    }

    /** Sends what comes after {@code done}. */
    void all(CommandFile commands, ImportProgress done) throws IOException {
        ImportProgress.Count count = new ImportProgress.Count();
        while (commands.hasNext()) {
            long before = count.now().records();
            List<BatchLine> chunk = new ArrayList<>();
            while (commands.hasNext() && count.now().records() - before < CHUNK) {
                List<BatchLine> record = commands.next();
                count.add(record);
                if (count.now().records() > done.records()) {
                    chunk.addAll(record);
                    tally.read(record);
                }
            }
            if (!chunk.isEmpty()) {
                post(once(chunk));
                count.now().write(marker);
            }
            step.accept(count.now().records() - before);
        }
        marker.remove();
    }

    /** What many records need is sent before the first of them. */
    private static List<BatchLine> once(List<BatchLine> chunk) {
        Set<BatchLine> asides = new LinkedHashSet<>();
        return chunk.stream()
                .filter(line -> line.part() == BatchLine.Part.MATTER || asides.add(line))
                .toList();
    }

    private void post(List<BatchLine> lines) throws IOException {
        String body = lines.stream().map(BatchLine::json).collect(Collectors.joining("\n", "", "\n"));
        try (BufferedReader answers =
                new BufferedReader(new InputStreamReader(connection.batch(body), StandardCharsets.UTF_8))) {
            for (BatchLine line : lines) {
                tally.answered(line, Connection.JSON.readTree(answer(answers)));
            }
        }
    }

    private static String answer(BufferedReader answers) {
        try {
            return Optional.ofNullable(answers.readLine()).orElseThrow(() -> stopped("in between"));
        } catch (IOException broken) {
            throw stopped(String.valueOf(broken.getMessage()));
        }
    }

    private static UncheckedIOException stopped(String why) {
        return new UncheckedIOException(
                new IOException("the service stopped answering (" + why + "); run the same command again to go on"));
    }
}
