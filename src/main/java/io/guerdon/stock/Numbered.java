package io.guerdon.stock;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;

/** A thing of which there are only so many, and what entries say of its numbers. Two that are equal are one stock. */
public interface Numbered {
    /** Of what sort it is, for example {@code coupon}: the first part of its claims' names. */
    String sort();

    /** Its name among those of its sort. */
    String name();

    /** The code of what somebody is told who comes too late. */
    String soldOut();

    /** Whether an entry took a number of it. */
    boolean took(Entry entry, long number);

    /** Whether what an entry took has come back since, for another to take. */
    boolean cameBack(Entry taking, History history);
}
