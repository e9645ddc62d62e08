package io.guerdon.ledger;

import io.guerdon.ledger.Journal.StoredEntry;
import io.guerdon.unit.WalletId;
import java.util.HashMap;
import java.util.Map;

/** What must hold of each entry; throws {@link BrokenInvariant} saying what does not. */
final class EntryCheck {
    private EntryCheck() {}

    /** The state after a stored entry, if the entry is sound. */
    static AccountState check(AccountState before, StoredEntry stored) {
        Entry entry = stored.entry();
        require(stored.recomputed().equals(entry.digest()), "the stored bytes do not match their digest");
        require(!entry.recordedAt().isBefore(before.asOf()), "it was recorded before the entry before it");
        AccountState after = Fold.apply(before, entry);
        require(stored.legs().equals(entry.legs()), "the legs are not those of the movements");
        sumsToZero(entry);
        after.wallets().values().forEach(EntryCheck::addsUp);
        after.rebates().running().values().forEach(rebate -> countsUp(after, rebate));
        require(
                entry.after().equals(Balances.of(Due.applied(after, entry.recordedAt(), Suspended.NOBODY))),
                "the balances are not those of the state");
        return after;
    }

    /** Holds a snapshot against the fold. */
    static void sameAs(AccountState folded, AccountState snapshot) {
        require(snapshot.head().equals(folded.head()), "the snapshot was taken of another entry");
        require(snapshot.rebates().equals(folded.rebates()), "the snapshot has other rebates");
        require(snapshot.tier().equals(folded.tier()), "the snapshot has another tier");
        require(snapshot.arrangements().equals(folded.arrangements()), "the snapshot has other arrangements");
        require(Balances.of(snapshot).equals(Balances.of(folded)), "the snapshot has other balances");
    }

    private static void sumsToZero(Entry entry) {
        Map<WalletId, Long> sums = new HashMap<>();
        entry.legs().forEach(leg -> sums.merge(leg.unit(), leg.amount(), Math::addExact));
        require(sums.values().stream().allMatch(sum -> sum == 0), "the legs do not sum to zero");
    }

    private static void addsUp(Wallet wallet) {
        long spendable = sum(wallet.spendable().values());
        long waiting = sum(wallet.waiting().values());
        require(wallet.available() == spendable && wallet.pending() == waiting, "the lots do not add up");
        require(wallet.owed() >= 0, "what is owed is negative");
    }

    private static void countsUp(AccountState state, Rebate rebate) {
        long volume = RebateFold.volume(state, rebate.terms().counts());
        require(rebate.volume() == volume, "the volume of rebate " + rebate.ref() + " is not what is in its lots");
    }

    private static long sum(Iterable<Lot> lots) {
        long sum = 0;
        for (Lot lot : lots) {
            require(lot.remaining() > 0, "lot " + lot.id() + " is empty");
            sum += lot.remaining();
        }
        return sum;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new BrokenInvariant(otherwise);
        }
    }
}
