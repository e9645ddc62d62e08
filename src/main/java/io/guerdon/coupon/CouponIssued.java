package io.guerdon.coupon;

import io.guerdon.ledger.Subject;
import io.guerdon.unit.WalletId;

/**
 * A coupon given by hand or by code, as the journal keeps it.
 *
 * @param coupon its id
 * @param definition of which sort
 * @param number which of the stock; 0 where there is no limit
 * @param code that was entered; empty where it was given by hand
 */
public record CouponIssued(CouponId coupon, WalletId definition, long number, String code) implements Subject {}
