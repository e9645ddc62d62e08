package io.guerdon.credit;

import io.guerdon.ledger.Balance;
import io.guerdon.ledger.Wallet;

/**
 * Where a line of credit stands, in minor units. Owed, held and available are the limit together, and what is owed in excess of it where it was
 * lowered.
 *
 * @param free what can be spent; negative by what is owed in excess of the limit
 * @param held for payments in progress
 * @param debt what is owed; negative where goods came back that had been repaid, which is in the member's favour
 */
public record CreditFigures(long free, long held, long debt) {
    /** Of a wallet, and what is held of it. */
    static CreditFigures of(CreditLine line, Wallet wallet, long held) {
        return of(line, wallet.available(), wallet.owed(), held);
    }

    /** The same of balances as an entry keeps them. */
    public static CreditFigures of(CreditLine line, Balance balance) {
        return of(line, balance.available(), balance.owed(), balance.held());
    }

    private static CreditFigures of(CreditLine line, long available, long owed, long held) {
        long free = available - owed;
        return new CreditFigures(free, held, line.limit() - free - held);
    }

    /** What can be spent. */
    public long available() {
        return Math.max(0, free);
    }

    /** What is to be repaid. */
    public long owed() {
        return Math.max(0, debt);
    }

    /** What the lender owes the member. */
    public long inFavour() {
        return Math.max(0, -debt);
    }
}
