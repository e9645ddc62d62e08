/**
 * Payments that are made outside: Guerdon says what is due, as a charge, and is told whether it was paid, failed or was paid back. What that
 * does is for the arrangement it is for to say.
 */
@NullMarked
@ApplicationModule(
        displayName = "Payments",
        allowedDependencies = {"unit", "ledger", "program", "earning"})
package io.guerdon.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
