/**
 * Prices a purchase before it is paid: what the member may use for it, what is left to pay, what it would earn. What a quote uses is
 * held until the quote is committed or dropped, all of it together. It owns that promise; rating and spending it leaves to the
 * capabilities they belong to, whose functions it calls.
 */
@NullMarked
@ApplicationModule(
        displayName = "Quotes",
        allowedDependencies = {"unit", "ledger", "program", "earning", "redemption", "coupon", "budget"})
package io.guerdon.quote;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
