package io.guerdon.ledger;

import io.guerdon.unit.WalletId;
import java.util.Optional;

/** Checks that hold for every capability, in the order they are made. */
public final class Guards {
    /** More than any wallet may hold; far from overflow. */
    public static final long LARGEST_BALANCE = 1_000_000_000_000_000L;

    private Guards() {}

    /** Whether points may be credited at all. */
    public static Optional<Refusal> mayEarn(AccountState state) {
        return state.status() == AccountStatus.CLOSED
                ? Optional.of(new LedgerRefusal.AccountClosed())
                : Optional.empty();
    }

    /** Whether points may be spent at all. */
    public static Optional<Refusal> maySpend(AccountState state) {
        return switch (state.status()) {
            case NEW, ACTIVE -> Optional.empty();
            case SUSPENDED -> Optional.of(new LedgerRefusal.AccountSuspended());
            case CLOSED -> Optional.of(new LedgerRefusal.AccountClosed());
        };
    }

    /** Whether a wallet has room for a credit. */
    public static Optional<Refusal> hasRoom(AccountState state, WalletId wallet, long credit) {
        Wallet there = state.wallet(wallet);
        return credit > LARGEST_BALANCE - there.available() - there.pending()
                ? Optional.of(new LedgerRefusal.BalanceTooLarge(LARGEST_BALANCE))
                : Optional.empty();
    }
}
