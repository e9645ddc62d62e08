package io.guerdon.offline;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.SentTransfer;
import io.guerdon.ledger.UnitCost;
import io.guerdon.ledger.Wallet;
import io.guerdon.unit.MerchantId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads allowances: what was granted, what is left, and which tickets came. */
public record Allowances(History history) {
    /** An allowance of a till. */
    static Optional<AllowanceUse.Granted> granted(History history, ChainId till, AllowanceId id) {
        return id.till().equals(till.owner())
                ? history.bySeq(till, id.seq())
                        .flatMap(entry -> entry.draft().subject())
                        .filter(AllowanceGranted.class::isInstance)
                        .map(grant -> new AllowanceUse.Granted(id, (AllowanceGranted) grant))
                : Optional.empty();
    }

    /** What is left of it. */
    static Optional<Lot> left(AccountState state, AllowanceGranted granted, AllowanceId id) {
        LotTerms opened = new LotTerms(
                MerchantId.HOUSE, new UnitCost(0, 1), granted.grant().validity().settleUntil());
        return state.wallet(granted.wallet()).find(id.lot(), opened);
    }

    /** What became of one; empty where the till never had it. {@code state} has everything due applied. */
    public Optional<AllowanceUse> use(AccountState state, AllowanceId id) {
        return granted(history, state.chain(), id).map(granted -> use(state, granted));
    }

    /** What becomes of those that tickets may still take from. */
    public List<AllowanceUse> open(AccountState state) {
        return state.wallets().values().stream()
                .flatMap(Wallet::lots)
                .map(lot ->
                        new AllowanceId(state.chain().offlineTill(), lot.id().seq()))
                .flatMap(id -> use(state, id).stream())
                .toList();
    }

    private AllowanceUse use(AccountState state, AllowanceUse.Granted granted) {
        SortedSet<Integer> counters = new TreeSet<>();
        int cloned = 0;
        long taken = 0;
        for (Entry entry : history.byRef(state.chain(), granted.id().value())) {
            switch (entry.seq() > state.seq() ? null : entry.draft().subject().orElse(null)) {
                case TicketSettled settled -> {
                    counters.add(settled.serial().counter());
                    taken += settled.sale().points().value();
                }
                case TicketCloned _ -> cloned++;
                case null, default -> {}
            }
        }
        long left =
                left(state, granted.grant(), granted.id()).map(Lot::remaining).orElse(0L);
        int underWay = Math.toIntExact(underWay(state, granted.id()).count());
        return new AllowanceUse(granted, taken, left, new AllowanceUse.Tickets(counters, underWay, cloned));
    }

    private static Stream<SentTransfer> underWay(AccountState state, AllowanceId id) {
        return state.transfers().values().stream()
                .filter(sent -> sent.draws().getFirst().lot().equals(id.lot()));
    }
}
