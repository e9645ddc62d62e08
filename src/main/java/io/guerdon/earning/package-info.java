/**
 * What purchases and other activities earn, and what returns take back. It owns purchases, how they are rated and rated again
 * when goods come back; it refuses to spend.
 */
@NullMarked
@ApplicationModule(
        displayName = "Earning",
        allowedDependencies = {"unit", "ledger", "program", "tier", "budget"})
package io.guerdon.earning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
