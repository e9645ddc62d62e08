package io.guerdon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What an import came to; points are counted whether the purchase was new or known before. */
final class ImportTally {
    private final PrintWriter refusals;
    private long records;
    private long leftOut;
    private long made;
    private long known;
    private long refused;
    private long earned;

    /**
     * Begins.
     *
     * @param refusals a line for each
     */
    ImportTally(PrintWriter refusals) {
        this.refusals = refusals;
    }

    void read(List<BatchLine> record) {
        records++;
        if (record.isEmpty()) {
            leftOut++;
        }
    }

    void answered(BatchLine line, JsonNode answer) throws IOException {
        int status = answer.path("status").asInt(0);
        if (status == 429 || status >= 500) {
            throw new IOException("the service is busy or has a fault; run the same command again to go on");
        }
        if (status >= 300) {
            refused++;
            refusals.println(refusal(line, answer));
        } else if (line.part() == BatchLine.Part.MATTER) {
            count(status, answer);
        }
    }

    private void count(int status, JsonNode answer) {
        if (status == 200 || answer.path("replayed").asBoolean(false)) {
            known++;
        } else {
            made++;
        }
        answer.path("body")
                .path("earned")
                .forEach(lot -> earned += lot.path("amount").asLong(0));
    }

    private static String refusal(BatchLine line, JsonNode answer) {
        JsonNode problem = answer.path("body");
        return "refused: " + problem.path("code").asString("") + ": "
                + problem.path("detail").asString("") + " " + line.json();
    }

    boolean anyRefused() {
        return refused > 0;
    }

    @Override
    public String toString() {
        return String.format(
                "%,d records: %,d new, %,d known before, %,d left out, %,d refused; %,d points earned",
                records, made, known, leftOut, refused, earned);
    }
}
