/**
 * Lines of credit: what a member may owe a merchant. It owns the limit, what is repaid, when a member is warned, and how old what is
 * owed is; spending it is what spending is. It refuses to let anybody owe more than the limit, and to take more than is owed.
 */
@NullMarked
@ApplicationModule(
        displayName = "Credit",
        allowedDependencies = {"unit", "ledger", "program", "earning", "redemption"})
package io.guerdon.credit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
