package io.guerdon.ledger;

import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Optional;

/** Checks that hold for every capability, in the order they are made. */
public final class Guards {
    /** More than any wallet may hold; far from overflow. */
    public static final long LARGEST_BALANCE = 1_000_000_000_000_000L;

    /** The most minor units of money that partners may owe each other because of one entry: both sides are counted, in millionths. */
    public static final long MOST_CLEARED = Long.MAX_VALUE / 2 / 1_000_000;

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

    /** Whether what partners owe each other because of movements can be counted: all of it together, whichever way it goes, fits 64 bits. */
    static boolean canClear(List<Movement> movements) {
        try {
            long all = 0;
            for (Movement movement : movements) {
                for (Leg leg : movement.legs()) {
                    if (leg.unit().equals(WalletId.CLEARING)) {
                        all = Math.addExact(all, Math.absExact(leg.amount()));
                    }
                }
            }
            return true;
        } catch (ArithmeticException tooMuch) {
            return false;
        }
    }

    /** Whether a wallet has room for a credit. */
    public static Optional<Refusal> hasRoom(AccountState state, WalletId wallet, long credit) {
        Wallet there = state.wallet(wallet);
        return credit > LARGEST_BALANCE - there.available() - there.pending()
                ? Optional.of(new LedgerRefusal.BalanceTooLarge(LARGEST_BALANCE))
                : Optional.empty();
    }
}
