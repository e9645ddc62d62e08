package io.guerdon.earning;

import io.guerdon.ledger.Draw;
import io.guerdon.program.LotDates;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.Program;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.ZoneId;

/** What comes back into a lot which expired meanwhile lives on for the grace period of its wallet. */
public final class Grace {
    private Grace() {}

    /** The draw to restore at {@code now}: unchanged where its lot has not expired. */
    public static Draw revive(Program program, WalletId wallet, Draw draw, Instant now) {
        boolean expired = !draw.terms().expiresAt().isAfter(now);
        return expired ? draw.expiring(until(program, wallet, now)) : draw;
    }

    private static Instant until(Program program, WalletId wallet, Instant now) {
        LotPolicy lots = program.lots(wallet).orElseGet(() -> program.policies().lots());
        ZoneId zone = program.place().zone();
        return LotDates.graceExpiry(lots, zone, now);
    }
}
