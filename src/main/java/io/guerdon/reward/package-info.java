/**
 * Rewards of the catalogue: what a member can have and why not, claims that spend their cost, and what becomes of a claim. It owns
 * how much of each there is; it refuses to credit anything but what a cancelled claim had taken.
 */
@NullMarked
@ApplicationModule(
        displayName = "Reward",
        allowedDependencies = {"unit", "ledger", "program", "earning", "stock"})
package io.guerdon.reward;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
