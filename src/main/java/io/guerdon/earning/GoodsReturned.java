package io.guerdon.earning;

import io.guerdon.ledger.Subject;
import java.util.List;

/**
 * A return as the journal keeps it.
 *
 * @param purchase what was bought
 * @param receipt of the return, empty where none was given
 * @param lines what came back, as the caller said it: amount 0 where only pieces were given
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
     * @param alreadyExpired part of {@code takenBack} that had expired unspent; negative where this return, putting points
     *     back into the lot, made good what an earlier one had counted as expired
     */
    public record Totals(long takenBack, long restored, long owed, long alreadyExpired) {
        static final Totals NONE = new Totals(0, 0, 0, 0);

        Totals plus(Totals more) {
            return new Totals(
                    takenBack + more.takenBack,
                    restored + more.restored,
                    owed + more.owed,
                    alreadyExpired + more.alreadyExpired);
        }
    }
}
