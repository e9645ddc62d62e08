package io.guerdon.ledger;

import io.guerdon.ledger.GroupCommit.Candidate;
import io.guerdon.ledger.GroupCommit.Fate;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The way to the journal of one writer: numbers entries, inserts them in groups with what they claim, tells a listener. */
public final class Commits implements AutoCloseable {
    private final Writer writer;
    private final Around around;
    private final Limits limits;
    private final GroupCommit group;

    /** Opens it. */
    public Commits(Journal journal, Claims claims, Writer writer, Around around, Limits limits) {
        this.writer = writer;
        this.around = around;
        this.limits = limits;
        this.group = new GroupCommit(journal, claims, writer, limits);
    }

    /** Opens it where nothing follows from entries. */
    public Commits(Journal journal, Claims claims, Writer writer, CommitListener listener, Limits limits) {
        this(journal, claims, writer, new Around(Following.NOTHING, listener), limits);
    }

    /**
     * What goes on around a commit.
     *
     * @param clearing says what draws pay
     * @param following adds to an entry what follows from it
     * @param mayCommit whether this process may; others take one that is silent for dead
     * @param listener hears of it afterwards
     */
    public record Around(Clearing clearing, Following following, BooleanSupplier mayCommit, CommitListener listener) {
        /** Where nobody else looks after this process's entries. */
        public Around(Clearing clearing, Following following, CommitListener listener) {
            this(clearing, following, () -> true, listener);
        }

        /** Where nothing changes hands between partners. */
        public Around(Following following, CommitListener listener) {
            this(Clearing.NOTHING, following, listener);
        }
    }

    /** The author of the entries. */
    public Writer writer() {
        return writer;
    }

    /** How many entries wait to be inserted. */
    public int waiting() {
        return group.waiting();
    }

    CommitListener listener() {
        return around.listener();
    }

    Clearing clearing() {
        return around.clearing();
    }

    Following following() {
        return around.following();
    }

    Limits limits() {
        return limits;
    }

    /** Gives an entry its number; one that cannot be made holds nobody up. */
    SealedEntry numbered(Function<EntryId, SealedEntry> making) {
        EntryId id = writer.next();
        try {
            return making.apply(id);
        } catch (RuntimeException | Error broken) {
            writer.decided(id);
            throw broken;
        }
    }

    CompletableFuture<Fate> submit(Candidate candidate) {
        if (!around.mayCommit().getAsBoolean()) {
            writer.decided(candidate.id());
            throw new Overloaded("this process may have been taken for dead, and has to make sure first");
        }
        return group.submit(candidate);
    }

    @Override
    public void close() {
        group.close();
    }

    /**
     * What callers may have to wait for.
     *
     * @param capacity how many operations may wait before callers are refused
     * @param patience how long a store that does not answer is asked again
     */
    public record Limits(int capacity, Patience patience) {
        /** So many operations, with the usual patience. */
        public static Limits of(int capacity) {
            return new Limits(capacity, Patience.USUAL);
        }
    }
}
