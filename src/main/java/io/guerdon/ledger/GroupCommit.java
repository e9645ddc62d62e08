package io.guerdon.ledger;

import io.guerdon.ledger.Journal.Insertion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Inserts entries of different accounts together. Where an outcome is unknown the same documents are tried again, until the
 * store says what became of them or patience ends; no other recovery exists or is needed.
 */
final class GroupCommit implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Journal journal;
    private final Writer writer;
    private final Lane<SealedEntry, Boolean> lane;
    /** Only the lane's thread touches it. */
    private final List<SealedEntry> unresolved = new ArrayList<>();

    GroupCommit(Journal journal, Writer writer, int capacity) {
        this.journal = journal;
        this.writer = writer;
        this.lane = new Lane<>("commit", capacity, this::insert);
    }

    /** Whether the entry is in the journal now; false where another entry has its seq or its key. */
    CompletableFuture<Boolean> submit(SealedEntry entry) {
        return lane.submit(entry);
    }

    int waiting() {
        return lane.waiting();
    }

    private List<Boolean> insert(List<SealedEntry> batch) {
        try {
            resolve();
        } catch (StoreUnavailable notTried) {
            decided(batch);
            throw notTried;
        }
        try {
            List<Boolean> stored = insertAndLook(batch);
            decided(batch);
            return stored;
        } catch (StoreUnavailable unknown) {
            // Their callers are told to come back, but they may still arrive; until then their numbers are not settled.
            unresolved.addAll(batch);
            throw unknown;
        }
    }

    private List<Boolean> insertAndLook(List<SealedEntry> batch) {
        List<Insertion> insertions = insertPatiently(batch);
        List<Boolean> stored = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            stored.add(insertions.get(i) == Insertion.STORED || isThere(batch.get(i)));
        }
        return stored;
    }

    private void resolve() {
        if (!unresolved.isEmpty()) {
            insertPatiently(unresolved);
            decided(unresolved);
            unresolved.clear();
        }
    }

    private void decided(List<SealedEntry> entries) {
        entries.forEach(entry -> writer.decided(entry.entry().id()));
    }

    private boolean isThere(SealedEntry entry) {
        return Patience.patiently(
                PATIENCE, PAUSE, () -> journal.byId(entry.entry().id()).isPresent());
    }

    private List<Insertion> insertPatiently(List<SealedEntry> batch) {
        return Patience.patiently(PATIENCE, PAUSE, () -> journal.insert(batch));
    }

    @Override
    public void close() {
        lane.close();
    }
}
