/**
 * Coupons: how they are given, by hand and by code, what one takes off a basket, and how it is put aside, used and voided. It
 * owns codes and the limit per member; it refuses to keep coupons apart from wallets: each is a unit of a lot.
 */
@NullMarked
@ApplicationModule(
        displayName = "Coupon",
        allowedDependencies = {"unit", "ledger", "program", "earning", "redemption", "code", "stock"})
package io.guerdon.coupon;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
