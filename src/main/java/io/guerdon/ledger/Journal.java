package io.guerdon.ledger;

import java.util.List;
import java.util.stream.Stream;

/** The store of entries. Inserting one document is the only way anything is committed. */
public interface Journal extends History {
    /** Gives an entry its stored bytes and digest. */
    SealedEntry seal(Entry entry);

    /**
     * Inserts entries, durably, in one write; each goes in or not on its own.
     *
     * @return for each, in order, whether it went in; a duplicate may be the entry itself, from an earlier try
     * @throws StoreUnavailable where the outcome of at least one is unknown
     */
    List<Insertion> insert(List<SealedEntry> entries);

    /** Every entry of the store as stored, by chain and seq; the caller closes it. */
    Stream<StoredEntry> chains();

    /** A writer's entries with numbers above {@code n}, in order, at most {@code limit}. */
    List<SealedEntry> ofWriter(String writer, long n, int limit);

    /** What became of one insert. */
    enum Insertion {
        STORED,
        DUPLICATE
    }

    /**
     * An entry as read for verification.
     *
     * @param entry as decoded, with the digest it carries
     * @param recomputed the digest of its bytes
     * @param legs as stored
     */
    record StoredEntry(Entry entry, Digest recomputed, List<Leg> legs) {}
}
