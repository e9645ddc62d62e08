package io.guerdon.ledger;

import io.guerdon.unit.MemberId;
import io.guerdon.unit.WalletId;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The totals of every wallet that was ever used. */
public final class Balances {
    private Balances() {}

    /** By wallet, in the order of their names; a member always has {@code points}. */
    public static SequencedMap<WalletId, Balance> of(AccountState state) {
        var balances = new TreeMap<WalletId, Balance>(java.util.Comparator.comparing(WalletId::value));
        if (state.chain().owner() instanceof MemberId) {
            balances.put(WalletId.POINTS, of(state, WalletId.POINTS));
        }
        state.wallets().keySet().forEach(id -> balances.put(id, of(state, id)));
        return java.util.Collections.unmodifiableSequencedMap(balances);
    }

    private static Balance of(AccountState state, WalletId id) {
        Wallet wallet = state.wallet(id);
        return new Balance(wallet.available(), state.held(id), wallet.pending(), wallet.owed(), state.inTransit(id));
    }
}
