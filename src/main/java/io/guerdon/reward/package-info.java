/**
 * Rewards of the catalogue: what a member can have and why not, claims that spend their cost, and what becomes of a claim. It owns
 * limited stock, which no race passes; it refuses to credit anything but what a cancelled claim had taken.
 */
@NullMarked
@ApplicationModule(
        displayName = "Reward",
        allowedDependencies = {"unit", "ledger", "program", "earning"})
package io.guerdon.reward;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
