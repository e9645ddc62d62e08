package io.guerdon.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Set;
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

    /**
     * Takes claims and inserts entries, durably, in one write: one after the other, the claims first, up to the first that does not go
     * in. So no entry goes in where a claim was not free.
     *
     * @param takers of what the entries claim
     * @return what is known of all of them; where they are not all in, taking the claims and inserting the entries again is harmless and
     *     says what became of each
     * @throws StoreUnavailable where nothing is known; doing the same again is harmless
     */
    Joint insert(List<Claims.Holder> takers, List<SealedEntry> entries);

    /** Which of these entries are there. */
    Set<EntryId> present(Collection<EntryId> ids);

    /** Every document of the store, by chain and seq; the caller closes it. */
    Stream<StoredDocument> chains();

    /** A writer's entries with numbers above {@code n}, in order, at most {@code limit}. */
    List<SealedEntry> ofWriter(String writer, long n, int limit);

    /** What became of one insert. */
    enum Insertion {
        STORED,
        DUPLICATE
    }

    /** What is known of claims and entries that were written together. */
    enum Joint {
        /** All of them are in, and durable. */
        IN,
        /** Something was in the way: those before it are in. An earlier try may bring more. */
        IN_PART,
        /** The store takes them in two writes only; nothing was tried. */
        NOT_TRIED
    }

    /** A document as read for verification. */
    sealed interface StoredDocument {
        /** Whose; {@link ChainId#UNREADABLE} where not even that can be read. */
        ChainId chain();

        /** Its number in the chain, 0 where it cannot be read. */
        long seq();
    }

    /**
     * An entry.
     *
     * @param entry as decoded, with the digest it carries
     * @param recomputed the digest of its bytes
     * @param legs as stored
     */
    record StoredEntry(Entry entry, Digest recomputed, List<Leg> legs) implements StoredDocument {
        @Override
        public ChainId chain() {
            return entry.chain();
        }

        @Override
        public long seq() {
            return entry.seq();
        }
    }

    /** Something that is no entry any more, and why. */
    record Unreadable(ChainId chain, long seq, String why) implements StoredDocument {}
}
