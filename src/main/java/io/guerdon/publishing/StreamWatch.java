package io.guerdon.publishing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guerdon.ledger.StoreUnavailable;
import io.guerdon.publishing.PartnerJournal.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for what comes after the ends of streams that somebody waits for: for all of them together, four times a second. So a hundred that wait cost
 * the store a few reads a second, and each gets what has come meanwhile in one answer.
 *
 * <p>A batch is found by the number of its first event, which is the one after the end, whichever process appended it.
 */
final class StreamWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StreamWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** Batches of one stream that are taken in one look; more of them are there for whoever asks next. */
    private static final int MOST_BATCHES = 16;

    private final PartnerJournal journal;
    private final Cache<PartnerId, Long> ends =
            Caffeine.newBuilder().maximumSize(10_000).build();
    private final Set<Waiting> waiting = new HashSet<>();
    private boolean watching;

    StreamWatch(PartnerJournal journal) {
        this.journal = journal;
    }

    /** Somebody, and where; two may wait at the same place. */
    private static final class Waiting {
        private final Place place;
        private final CompletableFuture<List<PartnerBatch>> come = new CompletableFuture<>();

        Waiting(Place place) {
            this.place = place;
        }
    }

    /** Whether an event is the last that was seen of a stream; then nobody need look before waiting. */
    boolean isEnd(PartnerId partner, long seq) {
        return Long.valueOf(seq).equals(ends.getIfPresent(partner));
    }

    /**
     * Waits for the batches after the last event of a stream.
     *
     * @return those that came, in order; none where it took too long
     */
    List<PartnerBatch> await(PartnerId partner, long last, Duration most) throws InterruptedException {
        Waiting one = new Waiting(new Place(partner, last + 1));
        begin(one);
        try {
            return one.come.get(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException nothing) {
            return List.of();
        } catch (ExecutionException failed) {
            throw new StoreUnavailable("looking for partners' events failed", failed);
        } finally {
            end(one);
        }
    }

    private synchronized void begin(Waiting one) {
        waiting.add(one);
        if (!watching) {
            Thread.ofVirtual().name("partner-streams").start(this::watch);
            watching = true;
        }
    }

    private synchronized void end(Waiting one) {
        waiting.remove(one);
    }

    /** How many wait. */
    synchronized int size() {
        return waiting.size();
    }

    /** Those that wait now; where there are none, nobody looks any more, and whoever comes begins again. */
    private synchronized List<Waiting> present() {
        watching = !waiting.isEmpty();
        return List.copyOf(waiting);
    }

    private void watch() {
        try {
            for (List<Waiting> present = present(); !present.isEmpty(); present = present()) {
                look(present);
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException | RuntimeException | Error fault) {
            giveUp(fault);
        }
    }

    /** Whoever waits is told, and whoever comes begins again: nobody waits for a thread that has ended. */
    private synchronized void giveUp(Throwable fault) {
        watching = false;
        waiting.forEach(one -> one.come.completeExceptionally(fault));
        LOG.error("nobody looked for partners' events any more; the next who waits begins again", fault);
    }

    /** What cannot be read, as of a later release, fails those who wait for it, and nobody else. */
    private void look(List<Waiting> present) {
        try {
            tell(present, come(present));
        } catch (StoreUnavailable away) {
            fail(present, away);
        } catch (RuntimeException unreadable) {
            if (present.size() > 1) {
                present.forEach(one -> look(List.of(one)));
            } else {
                fail(present, unreadable);
            }
        }
    }

    private static void tell(List<Waiting> present, Map<Place, List<PartnerBatch>> come) {
        for (Waiting one : present) {
            List<PartnerBatch> batches = come.getOrDefault(one.place, List.of());
            if (!batches.isEmpty()) {
                one.come.complete(batches);
            }
        }
    }

    private static void fail(List<Waiting> present, RuntimeException fault) {
        present.forEach(one -> one.come.completeExceptionally(fault));
    }

    /** What has come at each place, batch after batch. */
    private Map<Place, List<PartnerBatch>> come(List<Waiting> present) {
        Map<Place, List<PartnerBatch>> come = new HashMap<>();
        Map<Place, Place> origins = new HashMap<>();
        present.forEach(one -> origins.put(one.place, one.place));
        for (int depth = 0; depth < MOST_BATCHES && !origins.isEmpty(); depth++) {
            Map<Place, Place> next = new HashMap<>();
            for (PartnerBatch batch : journal.at(origins.keySet())) {
                Place origin = origins.get(batch.place());
                if (origin != null) {
                    come.computeIfAbsent(origin, _ -> new ArrayList<>()).add(batch);
                    next.put(batch.after(), origin);
                    ends.put(origin.partner(), batch.last());
                }
            }
            origins.clear();
            origins.putAll(next);
        }
        return come;
    }
}
