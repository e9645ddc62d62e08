package io.guerdon.cashback;

import io.guerdon.ledger.Subject;
import io.guerdon.unit.WalletId;

/**
 * A payout and what has just become of it, as the journal keeps it.
 *
 * @param payout which
 * @param wallet out of which
 * @param amount in minor units
 * @param state what it is from now on
 * @param reference whoever told gave it: the caller's own when asked for, the bank's when sent; may be empty
 */
public record PayoutChanged(PayoutId payout, WalletId wallet, long amount, PayoutState state, String reference)
        implements Subject {}
