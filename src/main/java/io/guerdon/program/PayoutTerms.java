package io.guerdon.program;

import io.guerdon.unit.WalletId;

/**
 * What is paid out to members in money.
 *
 * @param wallet one that holds money
 * @param minimum least amount of a payout, in minor units
 */
public record PayoutTerms(WalletId wallet, long minimum) {}
