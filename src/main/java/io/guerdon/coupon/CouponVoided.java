package io.guerdon.coupon;

import io.guerdon.ledger.Subject;
import io.guerdon.unit.WalletId;

/**
 * A coupon that an operator took away, as the journal keeps it.
 *
 * @param coupon its id
 * @param definition of which sort
 */
public record CouponVoided(CouponId coupon, WalletId definition) implements Subject {}
