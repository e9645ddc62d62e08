package io.guerdon.earning;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.LotFate;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.program.LotDates;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.Program;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the purchases of a chain have left their member after everything that came back of them: as it was recorded, read from the
 * journal, and as it would be under another revision, by the functions that judge purchases and rate them again.
 */
public final class Hindsight {
    private final Program rules;
    private final TierThen tier;
    private final Map<PurchaseId, List<GoodsReturned>> returns = new HashMap<>();
    private final Set<String> reversed = new HashSet<>();

    private Hindsight(Program rules, List<Entry> chain) {
        this.rules = rules;
        this.tier = new TierThen(rules, chain);
    }

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
    public static List<Weighed> of(Program rules, List<Entry> chain) {
        Hindsight hindsight = new Hindsight(rules, chain);
        chain.forEach(hindsight::note);
        List<Weighed> weighed = new ArrayList<>();
        for (Entry entry : chain) {
            if (entry.draft().subject().orElse(null) instanceof PurchaseMade made
                    && !hindsight.reversed.contains(entry.id().toString())) {
                weighed.add(hindsight.weigh(entry, made));
            }
        }
        return weighed;
    }

    private void note(Entry entry) {
        if (entry.draft().subject().orElse(null) instanceof GoodsReturned back) {
            returns.computeIfAbsent(back.purchase(), _ -> new ArrayList<>()).add(back);
        } else if (entry.kind() == EntryKind.REVERSAL) {
            reversed.addAll(entry.draft().why().refs());
        }
    }

    private Weighed weigh(Entry entry, PurchaseMade made) {
        List<GoodsReturned> back = returns.getOrDefault(made.purchase(), List.of());
        return new Weighed(entry, recorded(entry, back), would(entry, made, back));
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

    private SortedMap<WalletId, Earned> would(Entry entry, PurchaseMade made, List<GoodsReturned> back) {
        Instant at = entry.draft().effectiveAt();
        RecordPurchase purchase =
                new RecordPurchase(made.till(), made.receipt(), Optional.of(at), made.currency(), made.basket());
        PurchaseMade judged =
                made.matched(Recording.of(rules, purchase, at, tier.at(entry)).matched());
        SortedMap<WalletId, Earned> earned = new TreeMap<>();
        Rated.sums(Rerating.given(rules, judged, left(made, back))).forEach((wallet, amount) -> {
            if (amount > 0) {
                earned.put(wallet, new Earned(amount, expiry(wallet, at)));
            }
        });
        return earned;
    }

    private static Map<Integer, LineBack> left(PurchaseMade made, List<GoodsReturned> back) {
        Map<Integer, LineBack> lines = new HashMap<>();
        made.basket().lines().forEach(line -> lines.put(line.line(), LineBack.none(line)));
        back.forEach(part ->
                part.lines().forEach(line -> lines.computeIfPresent(line.line(), (_, before) -> before.plus(line))));
        return lines;
    }

    private Instant expiry(WalletId wallet, Instant at) {
        LotPolicy lots = rules.lots(wallet).orElseThrow();
        return LotDates.expiry(lots, rules.place().zone(), at);
    }
}
