/**
 * What members get for how much they buy over a period: who has agreed to what, on which terms a period is counted and settled, and
 * where a member stands. It owns the terms; it refuses to settle anything by itself: that is what time does to an account.
 */
@NullMarked
@ApplicationModule(
        displayName = "Rebate",
        allowedDependencies = {"unit", "ledger", "program", "tier", "earning"})
package io.guerdon.rebate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
