package io.guerdon.web;

import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import org.jspecify.annotations.Nullable;

/** What a body says is spent: so many points, or an amount of some wallet's unit. */
final class Spent {
    private static final String AMOUNT = "amount";

    private Spent() {}

    /** One of the two ways, not both. */
    static void check(@Nullable Long points, @Nullable String unit, @Nullable Long amount) {
        if (unit == null && amount == null) {
            Fields.number("points", points, 1, Fields.LARGEST_AMOUNT);
            return;
        }
        Fields.require(points == null, "points", "either points, or unit and amount");
        Fields.optionalName("unit", unit);
        Fields.number(AMOUNT, amount, 1, Fields.LARGEST_AMOUNT);
    }

    static WalletId wallet(@Nullable String unit) {
        return unit == null ? WalletId.POINTS : new WalletId(unit);
    }

    static Points amount(@Nullable Long points, @Nullable Long amount) {
        return new Points(points == null ? Fields.required(AMOUNT, amount) : points);
    }
}
