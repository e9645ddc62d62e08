/**
 * Plans by which money becomes stored value over time: paid at once and released part by part, or paid part by part. It owns the schedule, what
 * is due and late, when a bonus vests, and how a plan ends; what is released or paid is stored value like any other. It refuses to pay
 * a bonus out as money.
 */
@NullMarked
@ApplicationModule(
        displayName = "Prepaid plans",
        allowedDependencies = {"unit", "ledger", "program", "earning", "redemption", "payment", "transfer"})
package io.guerdon.prepaid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
