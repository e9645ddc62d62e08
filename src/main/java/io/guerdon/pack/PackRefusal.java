package io.guerdon.pack;

import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Refusal.Unprocessable;

/** Why a pack is not sold; in the order of the checks. */
public sealed interface PackRefusal extends Refusal {
    /** So many points cost no whole number of minor units, at so many millionths of one for each. */
    record PackWorthNotWhole(long points, long millionthsEach) implements PackRefusal, Unprocessable {}

    /** The partner would have paid more than the points are worth, and nobody would owe it the rest. */
    record PackPriceAboveWorth(long price, long worth) implements PackRefusal, Unprocessable {}
}
