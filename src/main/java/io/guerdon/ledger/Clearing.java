package io.guerdon.ledger;

import io.guerdon.unit.ProgramId;
import java.time.Instant;

/**
 * Says of each draw what whoever takes it is paid. One step for all decisions, as an entry is sealed, so that none can forget it; the
 * postings follow from the draws, and so need nobody to know afterwards what was agreed then.
 */
@FunctionalInterface
public interface Clearing {
    /** Nothing changes hands. */
    Clearing NOTHING = (_, decided, _) -> decided;

    /** What was decided on a chain at an instant, with what each draw pays. */
    Draft agreed(ChainId chain, Draft decided, Instant now);

    /** Which merchants take nothing. */
    default Suspended suspended(ProgramId program) {
        return Suspended.NOBODY;
    }
}
