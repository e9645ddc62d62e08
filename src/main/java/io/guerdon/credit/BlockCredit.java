package io.guerdon.credit;

import io.guerdon.unit.WalletId;

/**
 * Stops credit from being spent, or lets it be again.
 *
 * @param act which of the two
 * @param wallet which credit
 * @param reason why
 */
public record BlockCredit(Act act, WalletId wallet, String reason) {
    /** What an operator does. */
    public enum Act {
        BLOCK,
        UNBLOCK
    }
}
