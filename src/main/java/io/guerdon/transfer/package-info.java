/**
 * Points that go from one member to another: a debit in one chain, then a credit in the other that arrives exactly once. It
 * owns the two steps and what happens when the second is late or refused; it refuses to change what the points are worth.
 */
@NullMarked
@ApplicationModule(
        displayName = "Transfer",
        allowedDependencies = {"unit", "ledger"})
package io.guerdon.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
