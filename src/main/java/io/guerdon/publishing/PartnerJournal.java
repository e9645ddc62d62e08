package io.guerdon.publishing;

import java.util.List;
import java.util.Optional;

/** The store of partner streams. Inserting one document commits. All methods throw {@code StoreUnavailable}. */
public interface PartnerJournal {
    /** The last batch of a stream. */
    Optional<PartnerBatch> last(PartnerId partner);

    /** Appends, durably; false where the number of its first event is taken. */
    boolean append(PartnerBatch batch);

    /** The batches of a stream that were folded from a writer's entries above {@code n}, in the order of that writer. */
    List<PartnerBatch> ofWriter(PartnerId partner, String writer, long n);

    /** The batches of a stream from the one that holds event {@code seq}, in order, at most {@code limit}; none where there is no such event. */
    List<PartnerBatch> from(PartnerId partner, long seq, int limit);
}
