package io.guerdon.offline;

import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.time.Instant;

/**
 * Lets a till give away so much without asking.
 *
 * @param unit out of which wallet of members
 * @param total in all
 * @param mostPerSale at once
 * @param validity when
 */
public record GrantAllowance(WalletId unit, Points total, Points mostPerSale, Validity validity) {
    public GrantAllowance {
        if (mostPerSale.value() < 1 || mostPerSale.value() > total.value()) {
            throw new IllegalArgumentException("mostPerSale is from 1 to the total");
        }
    }

    /**
     * When.
     *
     * @param from first instant of a sale
     * @param until first instant too late for a sale
     * @param settleUntil first instant too late to hand a ticket in
     */
    public record Validity(Instant from, Instant until, Instant settleUntil) {
        public Validity {
            if (!from.isBefore(until) || settleUntil.isBefore(until)) {
                throw new IllegalArgumentException("validFrom is before validUntil, and settleUntil not before that");
            }
        }

        boolean covers(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }
}
