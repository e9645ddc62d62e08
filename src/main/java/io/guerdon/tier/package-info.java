/**
 * Which tier a member has, until when, and what is missing for the next one. It owns how qualification adds up to tiers; it
 * refuses to keep any of it: a tier follows from the lots of the wallet that measures it.
 */
@NullMarked
@ApplicationModule(
        displayName = "Tier",
        allowedDependencies = {"unit", "ledger", "program"})
package io.guerdon.tier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
