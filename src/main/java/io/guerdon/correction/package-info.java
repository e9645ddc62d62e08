/**
 * Putting right what went wrong: the mirror of one entry, and adjustments by hand, large ones with a second operator. It owns
 * who may correct what; it refuses to change any entry, corrections are new ones.
 */
@NullMarked
@ApplicationModule(
        displayName = "Correction",
        allowedDependencies = {"unit", "ledger", "program", "earning", "redemption", "coupon", "budget", "conversion"})
package io.guerdon.correction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
