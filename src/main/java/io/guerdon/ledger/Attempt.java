package io.guerdon.ledger;

import io.guerdon.ledger.Claims.Holder;
import java.util.List;

/** What became of one try to commit an operation. */
sealed interface Attempt {
    /** Somebody else took the seq. */
    enum Lost implements Attempt {
        LOST
    }

    /** There is no use in trying again before something else has been done. */
    sealed interface Ended extends Attempt {}

    /** It has its outcome. */
    record Done(Outcome outcome) implements Ended {}

    /**
     * Somebody else holds a claim.
     *
     * @param turns it would have taken, one of which may be somebody else's
     */
    record Barred(List<Holder> turns) implements Ended {}
}
