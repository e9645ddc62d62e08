package io.guerdon.publishing;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * A partner's stream as partners read it: the events that are on Kafka, byte for byte, from wherever they have come to. Reading changes nothing, so
 * it can be repeated from any place.
 */
public final class PartnerFeed {
    private static final int BATCHES_AT_ONCE = 64;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final PartnerJournal journal;
    private final Semaphore waiting;

    /**
     * Of a store.
     *
     * @param mostWaiting how many may wait for events at the same time; whoever else would is answered at once
     */
    public PartnerFeed(PartnerJournal journal, int mostWaiting) {
        this.journal = journal;
        this.waiting = new Semaphore(mostWaiting);
    }

    /** The number of the last event; 0 where there is none. */
    public long last(PartnerId partner) {
        Optional<PartnerBatch> last = journal.last(partner);
        return last.map(batch -> batch.start().first() + batch.concerns().size() - 1)
                .orElse(0L);
    }

    /** What all events of a stream come to so far. */
    public Tally totals(PartnerId partner) {
        return journal.last(partner)
                .map(batch -> batch.entries().getLast().totals())
                .orElse(Tally.ZERO);
    }

    /** Waits until there is an event after one, or it has taken too long. */
    public void await(PartnerId partner, long after, Duration most) {
        if (most.isZero() || !waiting.tryAcquire()) {
            return;
        }
        try {
            long end = System.nanoTime() + most.toNanos();
            while (last(partner) <= after && System.nanoTime() < end) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.release();
        }
    }

    /** Writes the events after one as NDJSON, at most so many, a few batches in memory at a time. */
    public void write(PartnerId partner, long after, long limit, OutputStream out) throws IOException {
        long next = after + 1;
        long end = Math.addExact(after, limit);
        while (next <= end) {
            List<PartnerBatch> batches = journal.from(partner, next, BATCHES_AT_ONCE);
            if (batches.isEmpty()) {
                return;
            }
            for (PartnerBatch batch : batches) {
                next = write(batch, next, end, out);
            }
        }
    }

    private static long write(PartnerBatch batch, long from, long end, OutputStream out) throws IOException {
        long next = from;
        for (PartnerEntry entry : batch.entries()) {
            if (entry.seq() == next && next <= end) {
                out.write(PartnerEvents.of(entry).body());
                out.write('\n');
                next++;
            }
        }
        return next;
    }
}
