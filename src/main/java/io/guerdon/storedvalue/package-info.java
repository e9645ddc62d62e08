/**
 * Stored value: money that members pay in beforehand, and what they are given for it. It owns how it is paid in, how it goes back to
 * whoever took it, and that an operator can stop both; spending it is what spending is. It refuses to pay a bonus out as money.
 */
@NullMarked
@ApplicationModule(
        displayName = "Stored value",
        allowedDependencies = {"unit", "ledger", "program", "earning", "redemption"})
package io.guerdon.storedvalue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
