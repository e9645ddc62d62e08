package io.guerdon.web;

import io.guerdon.ledger.HoldId;
import io.guerdon.redemption.CloseHold;
import io.guerdon.unit.Points;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many of the held points are spent; all of them where it is left out. */
record CaptureBody(@Nullable Long points) {
    /** Captures all. */
    static final CaptureBody ALL = new CaptureBody(null);

    CaptureBody {
        if (points != null) {
            Fields.number("points", points, 1, Fields.LARGEST_AMOUNT);
        }
    }

    CloseHold command(String hold) {
        return new CloseHold.CaptureHold(
                new HoldId(hold), Optional.ofNullable(points).map(Points::new));
    }
}
