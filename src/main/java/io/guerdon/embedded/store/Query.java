package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;

/**
 * What to find and in which order.
 *
 * @param limit zero for no limit
 */
record Query(Document filter, Document sort, long skip, long limit) {
    static Query matching(Document filter) {
        return new Query(filter, new Document(), 0, 0);
    }
}
