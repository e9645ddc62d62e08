package io.guerdon.program;

import io.guerdon.unit.MerchantId;
import io.guerdon.unit.RedeemRate;
import java.util.Optional;

/**
 * A merchant's part in a program.
 *
 * @param id its id
 * @param issuing whether purchases there earn
 * @param redeemRate what points are worth there; empty where it does not accept them
 */
public record Merchant(MerchantId id, Issuing issuing, Optional<RedeemRate> redeemRate) {
    /** Whether a merchant funds points. */
    public enum Issuing {
        ISSUES,
        DOES_NOT_ISSUE
    }
}
