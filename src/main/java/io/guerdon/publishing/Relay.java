package io.guerdon.publishing;

import io.guerdon.ledger.Journal;
import io.guerdon.ledger.SealedEntry;
import io.guerdon.ledger.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Publishes this process's entries in the order of their numbers, batch after batch: while one is on its way to the broker the
 * next one gathers. The lease learns how far it is after the acknowledgement only, so that whatever is lost is sent again.
 *
 * <p>Entries come from memory. A number that is not there is either one that lost its race, or one that was pushed out, or
 * one that is about to be announced; the journal is asked once it has had a step's time to appear.
 */
final class Relay {
    /** Most entries of a step. */
    static final int BATCH = 1_000;

    private final Writer writer;
    private final Journal journal;
    private final EntryRing ring;
    private final Dispatch dispatch;
    private final Lease lease;

    /** Numbers up to this one were settled a step ago: what is not in memory now will not come. */
    private long announced;

    private volatile long position;

    Relay(Writer writer, Journal journal, EntryRing ring, Dispatch dispatch, Lease lease) {
        this.writer = writer;
        this.journal = journal;
        this.ring = ring;
        this.dispatch = dispatch;
        this.lease = lease;
    }

    /** How many numbers are settled and not yet published. */
    long lag() {
        return Math.max(0, writer.settled() - position);
    }

    /**
     * Publishes the next batch.
     *
     * @return false where there was nothing to do yet
     * @throws BrokerUnavailable nothing is lost, the next step tries again
     */
    boolean step() {
        long settled = writer.settled();
        List<SealedEntry> batch = new ArrayList<>();
        long reached = gather(settled, batch);
        announced = settled;
        if (reached == position) {
            return false;
        }
        if (!batch.isEmpty()) {
            dispatch.send(writer.id(), batch, List.of());
        }
        position = reached;
        lease.published(lease.published().upTo(reached));
        return true;
    }

    private long gather(long settled, List<SealedEntry> batch) {
        long n = position;
        while (n < settled && batch.size() < BATCH) {
            Optional<SealedEntry> next = ring.take(n + 1);
            if (next.isPresent()) {
                batch.add(next.get());
                n++;
            } else if (n + 1 <= announced) {
                n = fromJournal(n, Math.min(announced, settled), batch);
            } else {
                return n;
            }
        }
        return n;
    }

    /** Reads a run of numbers that are not in memory; answers the number up to which the batch is complete. */
    private long fromJournal(long n, long settled, List<SealedEntry> batch) {
        long last = n + 1;
        while (last < settled && last - n < BATCH && !ring.has(last + 1)) {
            last++;
        }
        long end = last;
        journal.ofWriter(writer.id(), n, (int) (end - n)).stream()
                .filter(entry -> entry.entry().id().n() <= end)
                .forEach(batch::add);
        return end;
    }
}
