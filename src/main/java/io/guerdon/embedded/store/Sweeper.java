package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes, once a minute, documents whose time-to-live index says so, and cursors nobody asks for. */
final class Sweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Catalog catalog;
    private final Writes writes;
    private final Cursors cursors;
    private final Clock clock;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("store-sweep").unstarted(work));

    private final ScheduledFuture<?> everyMinute;

    Sweeper(Catalog catalog, Writes writes, Cursors cursors, Clock clock) {
        this.catalog = catalog;
        this.writes = writes;
        this.cursors = cursors;
        this.clock = clock;
        this.everyMinute = rounds.scheduleWithFixedDelay(
                this::sweepSafely, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One round. */
    void sweep() {
        cursors.forgetIdle();
        for (StoredCollection collection : catalog.all()) {
            for (IndexDefinition index : collection.indexes()) {
                index.expireAfterSeconds().ifPresent(seconds -> expire(collection, index, seconds.longValue()));
            }
        }
    }

    private void expire(StoredCollection collection, IndexDefinition index, long seconds) {
        Instant limit = clock.instant().minusSeconds(seconds);
        String field = index.fields().getFirst().path().toString();
        writes.delete(collection, new Document(field, new Document("$lt", limit)), 0);
    }

    // A round that fails must not be the last one.
    private void sweepSafely() {
        try {
            sweep();
        } catch (RuntimeException e) {
            LOG.error("sweeping failed", e);
        }
    }

    @Override
    public void close() {
        everyMinute.cancel(false);
        rounds.close();
    }
}
