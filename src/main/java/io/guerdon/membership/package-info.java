/**
 * Memberships: plans that members join, pay, renew, change, pause and leave, and what they have of them. It owns the periods, the fees
 * and what time does at the end of each; payments outside are charges, and what benefits do to sales is for rules to say.
 */
@NullMarked
@ApplicationModule(
        displayName = "Membership",
        allowedDependencies = {"unit", "ledger", "program", "tier", "earning", "redemption", "payment"})
package io.guerdon.membership;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
