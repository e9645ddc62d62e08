package io.guerdon.program;

import java.time.Period;

/**
 * What becomes of points over time.
 *
 * @param expiry until when they can be spent
 * @param pending from when on they can be spent
 * @param owed what happens where a return finds them spent
 * @param grace how long points live that come back into a lot which expired meanwhile, to the end of the day
 */
public record LotPolicy(ExpiryPolicy expiry, PendingPolicy pending, OwedPolicy owed, Period grace) {}
