package io.guerdon.redemption;

import io.guerdon.earning.Till;
import io.guerdon.ledger.Subject;
import io.guerdon.unit.Money;
import io.guerdon.unit.Points;

/**
 * A redemption, or the capture of a hold, as the journal keeps it.
 *
 * @param till where
 * @param points spent
 * @param value money off
 * @param reference of the payment, empty where none was given
 */
public record PointsRedeemed(Till till, Points points, Money value, String reference) implements Subject {}
