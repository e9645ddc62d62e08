package io.guerdon.redemption;

import io.guerdon.earning.Till;
import io.guerdon.ledger.Subject;
import io.guerdon.unit.Money;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;

/**
 * A redemption, or the capture of a hold, as the journal keeps it.
 *
 * @param till where
 * @param wallet they were spent from
 * @param points spent, or what else the wallet counts
 * @param value money off
 * @param reference of the payment, empty where none was given
 */
public record PointsRedeemed(Till till, WalletId wallet, Points points, Money value, String reference)
        implements Subject {
    /** A redemption of points. */
    public PointsRedeemed(Till till, Points points, Money value, String reference) {
        this(till, WalletId.POINTS, points, value, reference);
    }
}
