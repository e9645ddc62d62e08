/**
 * What groups of rules may give all members together: so much while a program runs, or in a month. It owns how a budget is cut into
 * blocks and taken from in turns, each with an entry of the member it is taken for; it refuses to keep anything of its own, whatever
 * is taken is in the journal. What is wanted of a budget, and what that is for, is for those to say who judge purchases.
 */
@NullMarked
@ApplicationModule(
        displayName = "Budgets",
        allowedDependencies = {"unit", "ledger"})
package io.guerdon.budget;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
