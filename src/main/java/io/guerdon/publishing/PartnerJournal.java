package io.guerdon.publishing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The store of partner streams. Inserting one document commits. All methods throw {@code StoreUnavailable}. */
public interface PartnerJournal {
    /** The last batch of a stream. */
    Optional<PartnerBatch> last(PartnerId partner);

    /**
     * Appends to several streams at once, durably.
     *
     * @param batches of as many streams
     * @return for each, in their order, whether it is there now; false where the number of its first event is taken
     */
    List<Boolean> append(List<PartnerBatch> batches);

    /** Appends one. */
    default boolean append(PartnerBatch batch) {
        return append(List.of(batch)).getFirst();
    }

    /** The batches that begin at places, of any streams, in any order; none where there is none yet. */
    List<PartnerBatch> at(Collection<Place> places);

    /**
     * A place in a stream.
     *
     * @param partner whose stream
     * @param seq number of an event
     */
    record Place(PartnerId partner, long seq) {}

    /** The batches of a stream that were folded from a writer's entries above {@code n}, in the order of that writer. */
    List<PartnerBatch> ofWriter(PartnerId partner, String writer, long n);

    /** The batches of a stream that hold event {@code seq} and those after it, as many {@code events}, in order; none where there is no such event. */
    List<PartnerBatch> from(PartnerId partner, long seq, int events);
}
