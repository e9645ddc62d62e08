package io.guerdon.publishing;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/**
 * A partner's stream as partners read it: the events that are on Kafka, byte for byte, from wherever they have come to. Reading changes nothing, so
 * it can be repeated from any place.
 */
public final class PartnerFeed {
    private static final int EVENTS_AT_ONCE = 2_000;

    private final PartnerJournal journal;
    private final Places places;
    private final Semaphore waiting;
    private final ConcurrentMap<PartnerId, Integer> waitingByPartner = new ConcurrentHashMap<>();
    private final StreamWatch watch;

    /** Of a store. */
    public PartnerFeed(PartnerJournal journal, Places places) {
        this.journal = journal;
        this.places = places;
        this.waiting = new Semaphore(places.inAll());
        this.watch = new StreamWatch(journal);
    }

    /**
     * How many may wait for events at the same time.
     *
     * @param inAll whoever else would is answered at once
     * @param ofPartner of one partner; whoever else would is told so, for something there asks too often
     */
    public record Places(int inAll, int ofPartner) {
        /** One that follows its stream from several places has enough. */
        private static final int MOST_OF_PARTNER = 8;

        private static final int PARTNERS = 16;

        /**
         * A quarter of the requests that may be under way at once, for tills come first; sixteen partners at least have places, where there are as many.
         */
        public static Places among(int requestsAtOnce) {
            int inAll = requestsAtOnce / 4;
            return new Places(inAll, Math.clamp(inAll / PARTNERS, 1, MOST_OF_PARTNER));
        }
    }

    /** As many callers wait for events of a partner as may. */
    public static final class TooManyWaiting extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int limit;

        private TooManyWaiting(int limit) {
            super("%d wait for events of the partner".formatted(limit), null, false, false);
            this.limit = limit;
        }

        /** How many may. */
        public int limit() {
            return limit;
        }
    }

    /** The number of the last event; 0 where there is none. */
    public long last(PartnerId partner) {
        Optional<PartnerBatch> last = journal.last(partner);
        return last.map(PartnerBatch::last).orElse(0L);
    }

    /** What all events of a stream come to so far. */
    public Tally totals(PartnerId partner) {
        return journal.last(partner)
                .map(batch -> batch.entries().getLast().totals())
                .orElse(Tally.ZERO);
    }

    /**
     * Waits until there is an event after one, or it has taken too long.
     *
     * @return what has come meanwhile; empty where the store has to be asked
     * @throws TooManyWaiting where as many wait for the partner's as may
     */
    public List<PartnerBatch> await(PartnerId partner, long after, Duration most) {
        boolean waits = !most.isZero() && (watch.isEnd(partner, after) || last(partner) <= after);
        if (!waits) {
            return List.of();
        }
        take(partner);
        try {
            return awaitInAll(partner, after, most);
        } finally {
            waitingByPartner.computeIfPresent(partner, (_, taken) -> taken == 1 ? null : taken - 1);
        }
    }

    private void take(PartnerId partner) {
        waitingByPartner.merge(partner, 1, (taken, one) -> {
            if (taken >= places.ofPartner()) {
                throw new TooManyWaiting(places.ofPartner());
            }
            return taken + one;
        });
    }

    /** How many wait for a partner's events. */
    int waiting(PartnerId partner) {
        return waitingByPartner.getOrDefault(partner, 0);
    }

    private List<PartnerBatch> awaitInAll(PartnerId partner, long after, Duration most) {
        if (!waiting.tryAcquire()) {
            return List.of();
        }
        try {
            return watch.await(partner, after, most);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            waiting.release();
        }
    }

    /** Writes the events after one as NDJSON, at most so many: of what has come, or, where that is nothing, of what the store has. */
    public void write(List<PartnerBatch> come, PartnerId partner, long after, long limit, OutputStream out)
            throws IOException {
        if (come.isEmpty()) {
            write(partner, after, limit, out);
        } else {
            write(entries(come), after + 1, Math.addExact(after, limit), out);
        }
    }

    /** Writes the events after one as NDJSON, at most so many; while a page is written the next one is read, and more are never in memory. */
    public void write(PartnerId partner, long after, long limit, OutputStream out) throws IOException {
        long next = after + 1;
        long end = Math.addExact(after, limit);
        List<PartnerEntry> page = page(partner, next, end);
        while (!page.isEmpty()) {
            long following = page.getLast().seq() + 1;
            CompletableFuture<List<PartnerEntry>> ahead =
                    CompletableFuture.supplyAsync(() -> page(partner, following, end), Thread::startVirtualThread);
            write(page, next, end, out);
            next = following;
            page = read(ahead);
        }
    }

    private List<PartnerEntry> page(PartnerId partner, long seq, long end) {
        int events = Math.clamp(end - seq + 1, 0, EVENTS_AT_ONCE);
        return events == 0 ? List.of() : entries(journal.from(partner, seq, events));
    }

    private static List<PartnerEntry> entries(List<PartnerBatch> batches) {
        return batches.stream().flatMap(batch -> batch.entries().stream()).toList();
    }

    private static List<PartnerEntry> read(CompletableFuture<List<PartnerEntry>> ahead) {
        try {
            return ahead.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException fault ? fault : failed;
        }
    }

    private static void write(List<PartnerEntry> page, long from, long end, OutputStream out) throws IOException {
        for (PartnerEntry entry : page) {
            if (entry.seq() >= from && entry.seq() <= end) {
                out.write(PartnerEvents.of(entry).body());
                out.write('\n');
            }
        }
    }
}
