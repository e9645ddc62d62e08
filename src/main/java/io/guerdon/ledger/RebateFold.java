package io.guerdon.ledger;

import io.guerdon.ledger.Movement.RebateBegun;
import io.guerdon.ledger.Movement.RebateExpired;
import io.guerdon.ledger.Movement.RebateSettled;
import io.guerdon.unit.WalletId;
import java.util.stream.Stream;

/** What movements make of rebates; a part of {@link Fold}. */
final class RebateFold {
    private RebateFold() {}

    /** A rebate begins with what is in the wallet already, and one that has begun keeps what was settled. */
    static AccountState begin(AccountState state, RebateBegun m) {
        long volume = volume(state, m.terms().counts());
        Rebate there = state.rebates().running().get(m.ref());
        Rebate begun = there == null
                ? Rebate.begun(m.ref(), m.terms(), volume)
                : there.counting(m.terms().counts(), volume);
        return state.withRebates(state.rebates().with(begun));
    }

    static AccountState settle(AccountState state, RebateSettled m) {
        Rebate rebate = state.rebates().begun(m.ref());
        return state.withRebates(state.rebates().with(rebate.settledBy(m)));
    }

    static AccountState expire(AccountState state, RebateExpired m) {
        Rebate rebate = state.rebates().begun(m.ref());
        return state.withRebates(state.rebates().with(rebate.expired(m.amount())));
    }

    /** What of a wallet's lots counts. */
    static long volume(AccountState state, RebateTerms.Counts counts) {
        WalletId measure = counts.measure();
        Wallet wallet = state.wallet(measure);
        return Stream.concat(wallet.spendable().values().stream(), wallet.waiting().values().stream())
                .filter(lot -> counts.has(measure, lot.terms().expiresAt()))
                .mapToLong(Lot::remaining)
                .reduce(0, Math::addExact);
    }
}
