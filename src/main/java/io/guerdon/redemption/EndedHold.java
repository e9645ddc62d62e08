package io.guerdon.redemption;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.Movement.HoldClosed;
import io.guerdon.ledger.Refusal;
import io.guerdon.redemption.RedeemRefusal.HoldCaptured;
import io.guerdon.redemption.RedeemRefusal.HoldLapsed;
import io.guerdon.redemption.RedeemRefusal.HoldNotFound;
import io.guerdon.redemption.RedeemRefusal.HoldVoided;
import java.util.List;
import java.util.Optional;

/**
 * A hold that is not open, and how it ended; empty where there never was one.
 *
 * @param hold by its name
 * @param ending how it ended
 */
public record EndedHold(HoldId hold, Optional<HoldClosed.Ending> ending) {
    /** Finds the ending among the entries that refer to a hold. */
    public static EndedHold in(List<Entry> entries, HoldId hold) {
        return new EndedHold(
                hold,
                entries.stream()
                        .flatMap(entry -> entry.movements().stream())
                        .filter(HoldClosed.class::isInstance)
                        .map(HoldClosed.class::cast)
                        .filter(closed -> closed.hold().whole().equals(hold))
                        .map(HoldClosed::ending)
                        .findFirst());
    }

    /** Why nothing can be done with it any more. */
    public Refusal refusal() {
        return ending.map(this::ended).orElseGet(() -> new HoldNotFound(hold.value()));
    }

    private Refusal ended(HoldClosed.Ending how) {
        return switch (how) {
            case CAPTURED -> new HoldCaptured(hold.value());
            case VOIDED -> new HoldVoided(hold.value());
            case LAPSED -> new HoldLapsed(hold.value());
        };
    }
}
