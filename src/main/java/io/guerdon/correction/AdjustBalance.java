package io.guerdon.correction;

import io.guerdon.ledger.Guards;
import io.guerdon.unit.WalletId;

/**
 * Credits or debits a wallet by hand.
 *
 * @param wallet which
 * @param amount signed, not zero
 * @param reason why
 */
public record AdjustBalance(WalletId wallet, long amount, String reason) {
    public AdjustBalance {
        if (amount == 0 || amount > Guards.LARGEST_BALANCE || amount < -Guards.LARGEST_BALANCE) {
            throw new IllegalArgumentException("an adjustment changes something, within what a wallet may hold");
        }
        Reasons.require(reason);
    }
}
