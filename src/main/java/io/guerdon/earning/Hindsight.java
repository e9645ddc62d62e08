package io.guerdon.earning;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.LotFate;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.program.LotDates;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.Program;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the purchases of a chain have left their member after everything that came back of them: as it was recorded, read from the
 * journal, and as it would be under another revision, by the functions that judge purchases and rate them again.
 */
public final class Hindsight {
    private Hindsight() {}

    /**
     * A purchase, seen twice.
     *
     * @param recorded what the ledger gave and has not taken back
     * @param would what these rules would have
     */
    public record Weighed(Entry entry, SortedMap<WalletId, Earned> recorded, SortedMap<WalletId, Earned> would) {}

    /** So much, until an instant. */
    public record Earned(long amount, Instant expiresAt) {}

    /** Weighs the purchases of one chain, all of whose entries are given in order; reversed ones came to nothing either way. */
    public static List<Weighed> of(Program rules, List<Entry> chain, Sources sources) {
        if (chain.isEmpty()) {
            return List.of();
        }
        Imagining imagining = new Imagining(rules, sources, chain);
        chain.forEach(imagining::add);
        return imagining.purchases().stream()
                .filter(bought -> !bought.isReversed())
                .map(bought ->
                        new Weighed(bought.entry(), recorded(bought.entry(), bought.back()), would(rules, bought)))
                .toList();
    }

    private static SortedMap<WalletId, Earned> recorded(Entry entry, List<GoodsReturned> back) {
        SortedMap<WalletId, Earned> earned = new TreeMap<>();
        for (LotOpened lot : LotFate.opened(entry)) {
            long taken = back.stream()
                    .mapToLong(part -> part.totals(lot.wallet()).takenBack())
                    .sum();
            earned.put(
                    lot.wallet(), new Earned(lot.amount() - taken, lot.terms().expiresAt()));
        }
        return earned;
    }

    private static SortedMap<WalletId, Earned> would(Program rules, Imagined bought) {
        SortedMap<WalletId, Earned> earned = new TreeMap<>();
        Rated.sums(bought.left()).forEach((wallet, amount) -> {
            if (amount > 0) {
                LotPolicy lots = rules.lots(wallet).orElseThrow();
                earned.put(
                        wallet,
                        new Earned(amount, LotDates.expiry(lots, rules.place().zone(), bought.at())));
            }
        });
        return earned;
    }
}
