package io.guerdon.web;

import io.guerdon.ledger.HoldId;
import io.guerdon.redemption.CloseHold;
import io.guerdon.unit.Points;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much of what is held is spent; all of it where nothing is said.
 *
 * @param points of a hold of points; or
 * @param amount of any hold, in its own unit
 */
record CaptureBody(@Nullable Long points, @Nullable Long amount) {
    /** Captures all. */
    static final CaptureBody ALL = new CaptureBody(null, null);

    CaptureBody {
        if (points != null) {
            Fields.number("points", points, 1, Fields.LARGEST_AMOUNT);
            Fields.require(amount == null, "points", "either points or amount");
        } else if (amount != null) {
            Fields.number("amount", amount, 1, Fields.LARGEST_AMOUNT);
        }
    }

    CloseHold command(String hold) {
        return new CloseHold.CaptureHold(
                new HoldId(hold),
                Optional.ofNullable(points == null ? amount : points).map(Points::new));
    }
}
