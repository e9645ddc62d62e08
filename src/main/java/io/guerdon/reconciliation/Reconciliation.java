package io.guerdon.reconciliation;

import io.guerdon.ledger.EntryKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A reconciliation as it stands.
 *
 * @param id its partner and number
 * @param request what asked for it
 * @param period what is reconciled
 * @param progress how far it is
 * @param version counts its changes; one goes in only over the version before it
 */
public record Reconciliation(ReconciliationId id, Request request, Period period, Progress progress, long version) {
    /**
     * A request, so that a repeat is known.
     *
     * @param key it was made with
     * @param digest of all it said, the upload included; hexadecimal
     * @param at when it came
     */
    public record Request(EntryKey key, String digest, Instant at) {}

    /**
     * How far it is.
     *
     * @param state as last noted
     * @param attempt which; another one begins where a process was killed
     * @param notedAt by the process that works on it, every few seconds
     * @param counts final where it is done
     * @param kept how many of the discrepancies are kept: the first ones by receipt
     */
    public record Progress(State state, int attempt, Instant notedAt, Counts counts, long kept) {}

    /** Where it stands. */
    public enum State {
        RUNNING,
        DONE,
        /** Nobody works on it any more; the same request begins again. */
        INTERRUPTED,
        /** It broke off; the same request begins again. */
        FAILED;

        /** The name in answers and documents. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads the name back. */
        public static State ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /** As it is seen at an instant: one that nobody has noted anything of for so long is interrupted. */
    Reconciliation seen(Instant now, Duration silence) {
        boolean silent = progress.state == State.RUNNING
                && progress.notedAt.plus(silence).isBefore(now);
        return silent ? next(state(State.INTERRUPTED)) : this;
    }

    private Progress state(State state) {
        return new Progress(state, progress.attempt, progress.notedAt, progress.counts, progress.kept);
    }

    /** Whether it can be begun again. */
    boolean isBroken() {
        return progress.state == State.INTERRUPTED || progress.state == State.FAILED;
    }

    Reconciliation next(Progress next) {
        return new Reconciliation(id, request, period, next, version + 1);
    }
}
