package io.guerdon.correction;

import io.guerdon.ledger.Subject;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.util.Optional;

/**
 * An adjustment, asked for or made, as the journal keeps it.
 *
 * @param wallet which
 * @param amount signed
 * @param merchant in whose name; empty where it is in nobody's
 * @param requestedBy the operator that asked first, empty where no second one was needed
 */
public record BalanceAdjusted(WalletId wallet, long amount, Optional<MerchantId> merchant, String requestedBy)
        implements Subject {}
