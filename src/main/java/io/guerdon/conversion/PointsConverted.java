package io.guerdon.conversion;

import io.guerdon.ledger.Subject;
import io.guerdon.program.PartnerCurrency.Direction;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.PartnerCurrencyId;
import io.guerdon.unit.Points;
import java.util.Locale;

/**
 * A conversion as the journal keeps it.
 *
 * @param merchant whose currency
 * @param currency its name
 * @param direction which way
 * @param units of it, more than none: on the way in the partner has taken them from the member, on the way out it owes them
 * @param points that came in, or went out
 * @param reference the partner's number for it
 * @param period in which it counts towards what the member may convert, for example {@code 2026-11}; empty where there was no limit
 */
public record PointsConverted(
        MerchantId merchant,
        PartnerCurrencyId currency,
        Direction direction,
        long units,
        Points points,
        String reference,
        String period)
        implements Subject {
    /** Which way, as events name it: {@code in} or {@code out}. */
    public String way() {
        return direction.name().toLowerCase(Locale.ROOT);
    }

    /** What the member gave. */
    long given() {
        return switch (direction) {
            case IN -> units;
            case OUT -> points.value();
        };
    }
}
