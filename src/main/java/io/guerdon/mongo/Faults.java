package io.guerdon.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import io.guerdon.ledger.StoreUnavailable;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Turns what the driver throws into what the ledger understands. */
final class Faults {
    private static final int DUPLICATE_KEY = 11_000;

    private Faults() {}

    /** Does it, or says that the outcome is unknown. */
    static <T> T translated(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (MongoException fault) {
            throw new StoreUnavailable(what + " failed", fault);
        }
    }

    /**
     * Does an unordered bulk write.
     *
     * @return the places in the batch that were refused as duplicates; everything else is done
     * @throws StoreUnavailable where anything else went wrong with any of them. A missing acknowledgement counts as that even
     *     for the duplicates: what they collided with may not be durable yet.
     */
    static Set<Integer> duplicates(String what, Runnable bulk) {
        try {
            bulk.run();
            return Set.of();
        } catch (MongoBulkWriteException partly) {
            boolean onlyDuplicates = partly.getWriteConcernError() == null
                    && partly.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
            if (!onlyDuplicates) {
                throw new StoreUnavailable(what + " failed in part", partly);
            }
            return partly.getWriteErrors().stream()
                    .map(BulkWriteError::getIndex)
                    .collect(Collectors.toSet());
        } catch (MongoException fault) {
            throw new StoreUnavailable(what + " failed", fault);
        }
    }
}
