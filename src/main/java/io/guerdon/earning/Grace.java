package io.guerdon.earning;

import io.guerdon.ledger.Draw;
import io.guerdon.program.LotDates;
import io.guerdon.program.Program;
import java.time.Instant;

/** Points that come back into a lot which expired meanwhile live on for the program's grace period. */
public final class Grace {
    private Grace() {}

    /** The draw to restore at {@code now}: unchanged where its lot has not expired. */
    public static Draw revive(Program program, Draw draw, Instant now) {
        boolean expired = !draw.terms().expiresAt().isAfter(now);
        return expired
                ? new Draw(draw.lot(), draw.amount(), draw.terms().expiring(LotDates.graceExpiry(program, now)))
                : draw;
    }
}
