package io.guerdon.load;

import java.util.Arrays;

/** Counts the answers of a round. */
final class Tally {
    private long[] latencies = new long[1 << 16];
    private int answers;
    private long succeeded;
    private long refused;

    /** Takes an answer; of the first ones that fail it says why. */
    void count(Reply reply, long nanos) {
        if (answers == latencies.length) {
            latencies = Arrays.copyOf(latencies, 2 * answers);
        }
        latencies[answers++] = nanos;
        refused += reply.refused() ? 1 : 0;
        if (reply.succeeded()) {
            succeeded++;
        } else if (answers - succeeded <= 3) {
            System.err.println(reply);
        }
    }

    Round round(long nanos) {
        return new Round(nanos, succeeded, refused, Arrays.copyOf(latencies, answers));
    }
}
