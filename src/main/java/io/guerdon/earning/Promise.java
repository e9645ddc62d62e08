package io.guerdon.earning;

import io.guerdon.ledger.Subject;
import java.time.Instant;

/** What an entry is about that promises what a purchase will earn: a quote. Until it ends, nothing else is given what it promises. */
public interface Promise extends Subject {
    /** The purchase. */
    RecordPurchase purchase();

    /** The reference by which the entry is found that ends it. */
    String ref();

    /** The first instant at which it holds no longer. */
    Instant validUntil();
}
