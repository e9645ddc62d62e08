package io.guerdon.load;

import java.util.Arrays;

/** What one round of load came to. */
final class Round {
    private final long nanos;
    private final long succeeded;
    private final long refused;
    private final long[] latencies;

    /**
     * Keeps the figures of a round.
     *
     * @param nanos from the first request to the last answer
     * @param succeeded how many answers had a status that says so
     * @param refused how many were 503
     * @param latencies nanoseconds from when a request was due to its answer, of every answer, in any order
     */
    Round(long nanos, long succeeded, long refused, long... latencies) {
        this.nanos = nanos;
        this.succeeded = succeeded;
        this.refused = refused;
        this.latencies = latencies.clone();
        Arrays.sort(this.latencies);
    }

    /** Answers a second, of those that succeeded. */
    double perSecond() {
        return succeeded * 1e9 / nanos;
    }

    /** How long it took. */
    double seconds() {
        return nanos / 1e9;
    }

    /** Answers that did not succeed. */
    long failures() {
        return latencies.length - succeeded;
    }

    /** Answers that did not succeed though nobody was told to come again. */
    long faults() {
        return failures() - refused;
    }

    /** Answers a second that tell to come again. */
    double refusedPerSecond() {
        return refused * 1e9 / nanos;
    }

    /** The latency that this share of the answers did not exceed, in milliseconds. */
    double millisAt(double share) {
        if (latencies.length == 0) {
            return Double.NaN;
        }
        int place = (int) Math.ceil(share * latencies.length) - 1;
        return latencies[Math.max(0, place)] / 1e6;
    }
}
