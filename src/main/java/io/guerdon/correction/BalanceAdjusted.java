package io.guerdon.correction;

import io.guerdon.ledger.Subject;
import io.guerdon.unit.WalletId;

/**
 * An adjustment, asked for or made, as the journal keeps it.
 *
 * @param wallet which
 * @param amount signed
 * @param requestedBy the operator that asked first, empty where no second one was needed
 */
public record BalanceAdjusted(WalletId wallet, long amount, String requestedBy) implements Subject {}
