package io.guerdon.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Sends a file's commands in chunks: of each chunk first the enrolments, then the rest. */
final class ImportRun {
    private static final int CHUNK = 5_000;

    private final Connection connection;
    private final ImportProgress progress;
    private final LongConsumer step;
    private long made;
    private long known;
    private long refused;
    private long earned;

    ImportRun(Connection connection, ImportProgress progress, LongConsumer step) {
        this.connection = connection;
        this.progress = progress;
        this.step = step;
    }

    /** What an import came to; points are counted whether the purchase was new or known before. */
    record Totals(long records, long made, long known, long refused, long earned) {}

    Totals all(CommandFile commands) throws IOException {
        long skip = progress.records();
        long records = 0;
        while (commands.hasNext()) {
            List<BatchLine> chunk = new ArrayList<>();
            long before = records;
            while (commands.hasNext() && records - before < CHUNK) {
                chunk.addAll(commands.next());
                records++;
            }
            if (records > skip) {
                send(chunk);
                progress.reached(records);
            }
            step.accept(records - before);
        }
        progress.done();
        return new Totals(records, made, known, refused, earned);
    }

    private void send(List<BatchLine> chunk) throws IOException {
        Map<String, BatchLine> enrolments = new LinkedHashMap<>();
        List<BatchLine> others = new ArrayList<>();
        for (BatchLine line : chunk) {
            if (line.op().equals("enrol")) {
                enrolments.put(line.key(), line);
            } else {
                others.add(line);
            }
        }
        post(List.copyOf(enrolments.values()), false);
        post(others, true);
    }

    private void post(List<BatchLine> lines, boolean counted) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        String body = lines.stream().map(BatchLine::json).collect(Collectors.joining("\n", "", "\n"));
        try (BufferedReader answers =
                new BufferedReader(new InputStreamReader(connection.batch(body), StandardCharsets.UTF_8))) {
            int count = 0;
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                count++;
                tally(Connection.JSON.readTree(line), counted);
            }
            if (count != lines.size()) {
                throw new IOException("the service answered " + count + " of " + lines.size() + " commands");
            }
        }
    }

    private void tally(JsonNode answer, boolean counted) throws IOException {
        int status = answer.path("status").asInt(0);
        if (status == 503 || status == 429) {
            throw new IOException("the service is busy; run the same import again to go on");
        }
        if (status >= 300) {
            refused++;
            System.err.println(answer);
        } else if (counted) {
            if (answer.path("replayed").asBoolean(false)) {
                known++;
            } else {
                made++;
            }
            answer.path("body")
                    .path("earned")
                    .forEach(lot -> earned += lot.path("amount").asLong(0));
        }
    }
}
