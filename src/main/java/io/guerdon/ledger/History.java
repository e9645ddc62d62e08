package io.guerdon.ledger;

import io.guerdon.unit.ProgramId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a chain's entries. */
public interface History {
    /** The entry a key made. */
    Optional<Entry> byKey(ChainId chain, EntryKey key);

    /** The entry with a number of the chain. */
    Optional<Entry> bySeq(ChainId chain, long seq);

    /** An entry by its own id, whatever its chain. */
    Optional<Entry> byId(EntryId id);

    /** The entries that refer to an id, in chain order. */
    List<Entry> byRef(ChainId chain, String ref);

    /** The entries before a seq that refer to an id, latest first, at most {@code limit}. */
    List<Entry> byRefBefore(ChainId chain, String ref, long seq, int limit);

    /** The entries that refer to any of some ids, in chain order. */
    List<Entry> byRefs(ChainId chain, Collection<String> refs);

    /** The entries after a seq, in chain order, at most {@code limit}. */
    List<Entry> after(ChainId chain, long seq, int limit);

    /** The entries before a seq, latest first, at most {@code limit}. */
    List<Entry> before(ChainId chain, long seq, int limit);

    /**
     * The entries of a program's members who come after {@code after}, by member and seq, read on as the stream is
     * consumed; all follow the empty text. The caller closes the stream.
     */
    Stream<Entry> following(ProgramId program, String after);
}
