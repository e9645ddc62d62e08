package io.guerdon.program;

import java.time.Instant;
import java.time.ZoneId;

/** When lots expire, in a program's zone. */
public final class LotDates {
    private LotDates() {}

    /** The expiry of what is earned at an instant; {@link Instant#MAX} for never. */
    public static Instant expiry(LotPolicy lots, ZoneId zone, Instant earnedAt) {
        return lots.expiry().expiresAt(earnedAt, zone);
    }

    /** The expiry of what comes back, at {@code now}, into a lot that had expired. */
    public static Instant graceExpiry(LotPolicy lots, ZoneId zone, Instant now) {
        return RoundUp.DAY.endOf(now.atZone(zone).plus(lots.grace())).toInstant();
    }
}
