/**
 * Paying out what members hold in money: asked for, then sent or failed, each told from outside. It owns the checks that belong
 * to a payout and its states; it refuses to know whose bank account the money goes to.
 */
@NullMarked
@ApplicationModule(
        displayName = "Cashback",
        allowedDependencies = {"unit", "ledger", "program", "earning"})
package io.guerdon.cashback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
