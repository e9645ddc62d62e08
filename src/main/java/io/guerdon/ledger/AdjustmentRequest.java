package io.guerdon.ledger;

import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.Optional;

/**
 * An adjustment that waits for a second operator.
 *
 * @param seq the entry that asked; names the request within the account
 * @param asked what to adjust
 * @param operator the credential that asked; it may not approve
 * @param reason as given
 * @param lapsesAt when it is dropped unless approved
 */
public record AdjustmentRequest(long seq, Asked asked, String operator, String reason, Instant lapsesAt) {
    /**
     * What is asked for.
     *
     * @param wallet which
     * @param amount signed
     * @param merchant in whose name; empty where it is in nobody's
     */
    public record Asked(WalletId wallet, long amount, Optional<MerchantId> merchant) {}
}
