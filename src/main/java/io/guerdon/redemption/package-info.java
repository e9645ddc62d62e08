/**
 * Spending points: at once, or held first and then captured, voided or lapsed. It owns the checks that belong to a spend; it
 * refuses to credit anything.
 */
@NullMarked
@ApplicationModule(
        displayName = "Redemption",
        allowedDependencies = {"unit", "ledger", "program", "earning"})
package io.guerdon.redemption;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
