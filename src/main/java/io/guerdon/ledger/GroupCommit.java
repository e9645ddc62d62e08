package io.guerdon.ledger;

import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.Journal.Insertion;
import io.guerdon.ledger.Journal.Joint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Inserts entries of different accounts together, with what they claim, in one write. Where something is in the way, first what they
 * claim, in one write, then those whose claims are theirs, in another. Where an outcome is unknown the same documents are tried again,
 * until the store says what became of them or patience ends; no other recovery exists or is needed.
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
     * An entry, what must be its own before it is inserted, and what to do once its fate is known where its caller has left. Claims stay
     * in somebody's hands whatever becomes of it; turns are given up where it does not go in. Two of them are never the same.
     */
    static final class Candidate {
        private final SealedEntry entry;
        private final List<Holder> claims;
        private final List<Holder> turns;
        private final Runnable late;

        Candidate(SealedEntry entry, List<Holder> claims, List<Holder> turns, Runnable late) {
            this.entry = entry;
            this.claims = claims;
            this.turns = turns;
            this.late = late;
        }

        /** Everything that must be its own. */
        Stream<Holder> wanted() {
            return Stream.concat(claims.stream(), turns.stream());
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
        settleOpen(batch);
        Joint joint = together(batch);
        if (joint == Joint.IN) {
            decided(batch);
            return Collections.nCopies(batch.size(), Fate.STORED);
        }
        return oneAfterTheOther(batch, joint == Joint.IN_PART);
    }

    /** What was left open comes first; where the store does not say what became of that, nothing of the batch is tried. */
    private void settleOpen(List<Candidate> batch) {
        try {
            resolve();
        } catch (RuntimeException | Error notTried) {
            decided(batch);
            throw notTried;
        }
    }

    private Joint together(List<Candidate> batch) {
        if (batch.isEmpty() || !staysBarred(batch)) {
            return Joint.NOT_TRIED;
        }
        try {
            return patience.untilAnswered(() -> journal.insert(takers(batch), entries(batch)));
        } catch (RuntimeException | Error unknown) {
            unresolved.addAll(batch);
            throw unknown;
        }
    }

    /**
     * Whether a write of all of it that comes late, after one of them was barred and told so, finds something in its way before it gets to an
     * entry: a claim that is somebody's by then. Turns may have been given up.
     */
    private static boolean staysBarred(List<Candidate> batch) {
        return batch.stream().allMatch(one -> one.turns.isEmpty())
                || batch.stream().anyMatch(one -> !one.claims.isEmpty());
    }

    private List<Fate> oneAfterTheOther(List<Candidate> batch, boolean mayBeIn) {
        Set<Candidate> barred = barred(batch, mayBeIn);
        Set<Candidate> stored = insert(without(barred, batch));
        return batch.stream().map(one -> fate(one, barred, stored)).toList();
    }

    private static Fate fate(Candidate one, Set<Candidate> barred, Set<Candidate> stored) {
        if (stored.contains(one)) {
            return Fate.STORED;
        }
        return barred.contains(one) ? Fate.BARRED : Fate.LOST;
    }

    /**
     * Those who lack a claim. They are decided: should a write of claims and entries together come late, it finds a claim in somebody's
     * hands before it gets to an entry, see {@link #staysBarred}. Where the store does not say whose the claims are, everybody is decided if nothing was tried.
     */
    private Set<Candidate> barred(List<Candidate> batch, boolean mayBeIn) {
        try {
            Set<Candidate> barred = claim(batch);
            decided(barred);
            return barred;
        } catch (RuntimeException | Error unknown) {
            if (mayBeIn) {
                unresolved.addAll(batch);
            } else {
                decided(batch);
            }
            throw unknown;
        }
    }

    private Set<Candidate> claim(List<Candidate> batch) {
        List<Holder> takers = takers(batch);
        if (takers.isEmpty()) {
            return Set.of();
        }
        Iterator<Holder> holders =
                patience.untilAnswered(() -> claims.take(takers)).iterator();
        Set<Candidate> barred = new HashSet<>();
        for (Candidate one : batch) {
            one.wanted().filter(taker -> !holders.next().equals(taker)).forEach(_ -> barred.add(one));
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
        Iterator<Insertion> insertions = insertPatiently(open).iterator();
        Set<Candidate> stored = new HashSet<>();
        List<Candidate> duplicates = new ArrayList<>();
        for (Candidate one : open) {
            if (insertions.next() == Insertion.STORED) {
                stored.add(one);
            } else {
                duplicates.add(one);
            }
        }
        Set<EntryId> present = present(duplicates);
        duplicates.stream().filter(one -> present.contains(one.id())).forEach(stored::add);
        return stored;
    }

    /** Of some not even the claims are known to be theirs. */
    private void resolve() {
        if (!unresolved.isEmpty()) {
            insertPatiently(without(claim(unresolved), unresolved));
            unresolved.forEach(one -> one.late.run());
            decided(unresolved);
            unresolved.clear();
        }
    }

    private void decided(Iterable<Candidate> candidates) {
        candidates.forEach(one -> writer.decided(one.id()));
    }

    /** Those that an earlier try brought in. */
    private Set<EntryId> present(List<Candidate> duplicates) {
        List<EntryId> ids = duplicates.stream().map(Candidate::id).toList();
        return ids.isEmpty() ? Set.of() : patience.untilAnswered(() -> journal.present(ids));
    }

    private List<Insertion> insertPatiently(List<Candidate> batch) {
        List<SealedEntry> entries = entries(batch);
        return entries.isEmpty() ? List.of() : patience.untilAnswered(() -> journal.insert(entries));
    }

    private static List<Holder> takers(List<Candidate> batch) {
        return batch.stream().flatMap(Candidate::wanted).toList();
    }

    private static List<SealedEntry> entries(List<Candidate> batch) {
        return batch.stream().map(one -> one.entry).toList();
    }

    private static List<Candidate> without(Set<Candidate> barred, List<Candidate> batch) {
        return batch.stream().filter(one -> !barred.contains(one)).toList();
    }

    @Override
    public void close() {
        lane.close();
    }
}
