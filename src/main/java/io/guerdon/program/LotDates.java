package io.guerdon.program;

import java.time.Instant;
import java.time.ZoneId;

/** When lots of a program expire, in its zone. */
public final class LotDates {
    private LotDates() {}

    /** The expiry of points earned at an instant; {@link Instant#MAX} for never. */
    public static Instant expiry(Program program, Instant earnedAt) {
        return program.policies()
                .lots()
                .expiry()
                .expiresAt(earnedAt, program.place().zone());
    }

    /** The expiry of points that come back, at {@code now}, into a lot that had expired. */
    public static Instant graceExpiry(Program program, Instant now) {
        ZoneId zone = program.place().zone();
        return RoundUp.DAY
                .endOf(now.atZone(zone).plus(program.policies().lots().grace()))
                .toInstant();
    }
}
