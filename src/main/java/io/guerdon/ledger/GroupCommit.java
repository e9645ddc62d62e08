package io.guerdon.ledger;

import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.Journal.Insertion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Inserts entries of different accounts together: first what they claim, in one write, then those whose claims are theirs, in
 * another. Where an outcome is unknown the same documents are tried again, until the store says what became of them or
 * patience ends; no other recovery exists or is needed.
 */
final class GroupCommit implements AutoCloseable {
    private final Journal journal;
    private final Claims claims;
    private final Writer writer;
    private final Patience patience;
    private final Lane<Candidate, Fate> lane;
    /** Only the lane's thread touches it. */
    private final List<Candidate> unresolved = new ArrayList<>();

    GroupCommit(Journal journal, Claims claims, Writer writer, Commits.Limits limits) {
        this.journal = journal;
        this.claims = claims;
        this.writer = writer;
        this.patience = limits.patience();
        this.lane = new Lane<>("commit", limits.capacity(), patience.pause(), this::commit);
    }

    /**
     * An entry, what must be its own before it is inserted, and what to do once its fate is known where its caller has left. Two of
     * them are never the same.
     */
    static final class Candidate {
        private final SealedEntry entry;
        private final List<Holder> claims;
        private final Runnable late;

        Candidate(SealedEntry entry, List<Holder> claims, Runnable late) {
            this.entry = entry;
            this.claims = claims;
            this.late = late;
        }

        EntryId id() {
            return entry.entry().id();
        }
    }

    /** What became of an entry. */
    enum Fate {
        /** It is in the journal now. */
        STORED,
        /** Another entry has its seq or its key. */
        LOST,
        /** Somebody else holds one of its claims; it was not inserted. */
        BARRED
    }

    /** An entry that is turned away never comes, so its number holds nobody up. */
    CompletableFuture<Fate> submit(Candidate candidate) {
        try {
            return lane.submit(candidate).whenComplete((_, fault) -> {
                if (fault instanceof Overloaded) {
                    writer.decided(candidate.id());
                }
            });
        } catch (Overloaded full) {
            writer.decided(candidate.id());
            throw full;
        }
    }

    int waiting() {
        return lane.waiting();
    }

    private List<Fate> commit(List<Candidate> batch) {
        Set<Candidate> barred = barred(batch);
        List<Candidate> open =
                batch.stream().filter(one -> !barred.contains(one)).toList();
        Set<Candidate> stored = insert(open);
        return batch.stream().map(one -> fate(one, barred, stored)).toList();
    }

    private static Fate fate(Candidate one, Set<Candidate> barred, Set<Candidate> stored) {
        if (stored.contains(one)) {
            return Fate.STORED;
        }
        return barred.contains(one) ? Fate.BARRED : Fate.LOST;
    }

    /** Those who lack a claim. They are decided, and so is everybody where the store does not answer: nothing was tried. */
    private Set<Candidate> barred(List<Candidate> batch) {
        try {
            resolve();
            Set<Candidate> barred = claim(batch);
            decided(barred);
            return barred;
        } catch (RuntimeException | Error notTried) {
            decided(batch);
            throw notTried;
        }
    }

    private Set<Candidate> claim(List<Candidate> batch) {
        List<Holder> takers = batch.stream().flatMap(one -> one.claims.stream()).toList();
        if (takers.isEmpty()) {
            return Set.of();
        }
        Iterator<Holder> holders =
                patience.untilAnswered(() -> claims.take(takers)).iterator();
        Set<Candidate> barred = new HashSet<>();
        for (Candidate one : batch) {
            for (Holder taker : one.claims) {
                if (!holders.next().equals(taker)) {
                    barred.add(one);
                }
            }
        }
        return barred;
    }

    private Set<Candidate> insert(List<Candidate> open) {
        try {
            Set<Candidate> stored = insertAndLook(open);
            decided(open);
            return stored;
        } catch (RuntimeException | Error unknown) {
            // Their callers are told to come back, but they may still arrive; until then their numbers are not settled.
            unresolved.addAll(open);
            throw unknown;
        }
    }

    private Set<Candidate> insertAndLook(List<Candidate> open) {
        Set<Candidate> stored = new HashSet<>();
        Iterator<Insertion> insertions = insertPatiently(open).iterator();
        for (Candidate one : open) {
            if (insertions.next() == Insertion.STORED || isThere(one)) {
                stored.add(one);
            }
        }
        return stored;
    }

    private void resolve() {
        if (!unresolved.isEmpty()) {
            insertPatiently(unresolved);
            unresolved.forEach(one -> one.late.run());
            decided(unresolved);
            unresolved.clear();
        }
    }

    private void decided(Iterable<Candidate> candidates) {
        candidates.forEach(one -> writer.decided(one.id()));
    }

    private boolean isThere(Candidate one) {
        return patience.untilAnswered(() -> journal.byId(one.id()).isPresent());
    }

    private List<Insertion> insertPatiently(List<Candidate> batch) {
        List<SealedEntry> entries = batch.stream().map(one -> one.entry).toList();
        return entries.isEmpty() ? List.of() : patience.untilAnswered(() -> journal.insert(entries));
    }

    @Override
    public void close() {
        lane.close();
    }
}
