/**
 * Programs that have a time of their own, for trying years of expiry and tiers in seconds. It owns which programs those are, what time
 * it is in them and how it goes on; it refuses to give a program that lives by the machine's time another one, and to let time run
 * backwards.
 */
@NullMarked
@ApplicationModule(
        displayName = "Sandbox",
        allowedDependencies = {"unit", "ledger", "program"})
package io.guerdon.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
