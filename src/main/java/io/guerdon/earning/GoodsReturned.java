package io.guerdon.earning;

import io.guerdon.ledger.Subject;
import io.guerdon.unit.WalletId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * A return as the journal keeps it.
 *
 * @param purchase what was bought
 * @param receipt of the return, empty where none was given
 * @param lines what came back, as the caller said it: amount 0 where only pieces were given
 * @param totals what it did, by wallet; wallets that it left alone are missing
 */
public record GoodsReturned(
        PurchaseId purchase, String receipt, List<ReturnedLine> lines, SortedMap<WalletId, Totals> totals)
        implements Subject {
    public GoodsReturned {
        lines = List.copyOf(lines);
        totals = Collections.unmodifiableSortedMap(new TreeMap<>(totals));
    }

    /** What it did to a wallet. */
    public Totals totals(WalletId wallet) {
        return totals.getOrDefault(wallet, Totals.NONE);
    }

    /** What it did to each wallet it touched, by one of the totals. */
    public Map<WalletId, Long> each(ToLongFunction<Totals> total) {
        Map<WalletId, Long> amounts = new TreeMap<>();
        totals.forEach((wallet, all) -> amounts.put(wallet, total.applyAsLong(all)));
        return amounts;
    }

    /**
     * What a return did to a wallet.
     *
     * @param takenBack what the purchase no longer earns
     * @param restored what was spent on the returned goods that came back
     * @param owed part of {@code takenBack} the member now owes
     * @param alreadyExpired part of {@code takenBack} that had expired unspent; negative where this return, putting points
     *     back into the lot, made good what an earlier one had counted as expired
     */
    public record Totals(long takenBack, long restored, long owed, long alreadyExpired) {
        /** Nothing at all. */
        public static final Totals NONE = new Totals(0, 0, 0, 0);

        Totals plus(Totals more) {
            return new Totals(
                    takenBack + more.takenBack,
                    restored + more.restored,
                    owed + more.owed,
                    alreadyExpired + more.alreadyExpired);
        }
    }
}
