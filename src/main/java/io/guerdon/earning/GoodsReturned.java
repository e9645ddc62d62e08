package io.guerdon.earning;

import io.guerdon.ledger.Subject;
import java.util.List;

/**
 * A return as the journal keeps it.
 *
 * @param purchase what was bought
 * @param receipt of the return, empty where none was given
 * @param lines what came back
 * @param totals what it did to points
 */
public record GoodsReturned(PurchaseId purchase, String receipt, List<ReturnedLine> lines, Totals totals)
        implements Subject {

    /**
     * What a return did to points.
     *
     * @param takenBack points the purchase no longer earns
     * @param restored points spent on the returned goods that came back
     * @param owed part of {@code takenBack} the member now owes
     * @param alreadyExpired part of {@code takenBack} that had expired unspent
     */
    public record Totals(long takenBack, long restored, long owed, long alreadyExpired) {}
}
