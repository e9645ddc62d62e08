package io.guerdon.backtest;

import io.guerdon.unit.MemberId;
import io.guerdon.unit.WalletId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a draft would have come to, so far.
 *
 * @param entries read
 * @param purchases weighed
 * @param members who bought something
 * @param wallets what changes, by wallet
 * @param gains of single members in one wallet, the largest first, at most {@link Tally#MOST}
 * @param losses the same
 */
public record Report(
        long entries,
        long purchases,
        long members,
        SortedMap<WalletId, Change> wallets,
        List<Difference> gains,
        List<Difference> losses) {
    /** Nothing read yet. */
    public static final Report NOTHING = new Report(0, 0, 0, new TreeMap<>(), List.of(), List.of());

    public Report {
        wallets = Collections.unmodifiableSortedMap(new TreeMap<>(wallets));
        gains = List.copyOf(gains);
        losses = List.copyOf(losses);
    }

    /**
     * A wallet's sums.
     *
     * @param recorded what the ledger gave and has not taken back
     * @param would what the draft would have given
     * @param openRecorded the part of {@code recorded} that has not run out by now; some of it may be spent
     * @param openWould the same of {@code would}
     * @param winners members with more than recorded
     * @param losers members with less
     */
    public record Change(long recorded, long would, long openRecorded, long openWould, long winners, long losers) {
        static final Change NONE = new Change(0, 0, 0, 0, 0, 0);
    }

    /** What it is for one member, in one wallet. */
    public record Difference(MemberId member, WalletId wallet, long recorded, long would) {
        /** More than nothing is a gain. */
        public long amount() {
            return would - recorded;
        }
    }
}
