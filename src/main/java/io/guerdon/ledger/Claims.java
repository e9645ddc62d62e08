package io.guerdon.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The store of claims. */
public interface Claims {
    /**
     * Takes claims that are free, durably, in one write.
     *
     * @return for each, in order, who holds it now: the taker itself or somebody else
     * @throws StoreUnavailable where the outcome is unknown; taking again is harmless
     */
    List<Holder> take(List<Holder> takers);

    /** Who holds a claim. */
    Optional<Holder> holder(String claim);

    /** Who holds each of several claims, by name; those that nobody holds are missing. */
    Map<String, Holder> holders(Collection<String> wanted);

    /** The claims whose names begin with a text, in the order of their names, at most {@code limit}. */
    List<Holder> beginning(String text, int limit);

    /** Passes a void claim on; false where it had changed hands meanwhile. */
    boolean replace(Holder from, Holder to);

    /** Gives claims up that a holder no longer needs. */
    void release(Holder holder);

    /**
     * A claim in somebody's hands.
     *
     * @param claim the thing itself
     * @param chain whose entry takes it
     * @param key the key of that entry
     */
    record Holder(String claim, ChainId chain, EntryKey key) {}
}
