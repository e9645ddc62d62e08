package io.guerdon.backtest;

import io.guerdon.backtest.Report.Change;
import io.guerdon.backtest.Report.Difference;
import io.guerdon.earning.Hindsight.Earned;
import io.guerdon.earning.Hindsight.Weighed;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Adds up what single members would have; takes no more room for more of them. */
final class Tally {
    /** How many of the largest differences are kept, either way. */
    static final int MOST = 20;

    private final Instant now;
    private final Map<WalletId, Change> wallets = new TreeMap<>();
    private final PriorityQueue<Difference> gains =
            new PriorityQueue<>(Comparator.comparingLong(Difference::amount).thenComparing(Tally::whose));
    private final PriorityQueue<Difference> losses = new PriorityQueue<>(
            Comparator.comparingLong(Difference::amount).reversed().thenComparing(Tally::whose));
    private long entries;
    private long purchases;
    private long members;

    /** What runs out by {@code now} is no longer open. */
    Tally(Instant now) {
        this.now = now;
    }

    void add(MemberId member, long read, List<Weighed> weighed) {
        entries += read;
        purchases += weighed.size();
        members += weighed.isEmpty() ? 0 : 1;
        Map<WalletId, Change> own = new HashMap<>();
        weighed.forEach(purchase -> {
            purchase.recorded().forEach((wallet, earned) -> own.merge(wallet, recorded(earned), Tally::plus));
            purchase.would().forEach((wallet, earned) -> own.merge(wallet, would(earned), Tally::plus));
        });
        own.forEach((wallet, sums) -> settle(new Difference(member, wallet, sums.recorded(), sums.would()), sums));
    }

    private void settle(Difference difference, Change sums) {
        long amount = difference.amount();
        Change counted = plus(sums, new Change(0, 0, 0, 0, amount > 0 ? 1 : 0, amount < 0 ? 1 : 0));
        wallets.merge(difference.wallet(), counted, Tally::plus);
        if (amount != 0) {
            PriorityQueue<Difference> largest = amount > 0 ? gains : losses;
            largest.add(difference);
            if (largest.size() > MOST) {
                largest.remove();
            }
        }
    }

    /** Of equal differences the same ones are kept, whichever came first. */
    private static String whose(Difference difference) {
        return difference.member() + " " + difference.wallet();
    }

    private Change recorded(Earned earned) {
        return new Change(earned.amount(), 0, open(earned), 0, 0, 0);
    }

    private Change would(Earned earned) {
        return new Change(0, earned.amount(), 0, open(earned), 0, 0);
    }

    private long open(Earned earned) {
        return earned.expiresAt().isAfter(now) ? earned.amount() : 0;
    }

    private static Change plus(Change one, Change other) {
        return new Change(
                one.recorded() + other.recorded(),
                one.would() + other.would(),
                one.openRecorded() + other.openRecorded(),
                one.openWould() + other.openWould(),
                one.winners() + other.winners(),
                one.losers() + other.losers());
    }

    Report report() {
        return new Report(
                entries,
                purchases,
                members,
                new TreeMap<>(wallets),
                gains.stream().sorted(gains.comparator().reversed()).toList(),
                losses.stream().sorted(losses.comparator().reversed()).toList());
    }
}
