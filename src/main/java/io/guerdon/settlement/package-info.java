/**
 * Settlement: what a program and its partners owe each other over a period, closed once for all partners together and never changed after. It
 * owns which periods there are, which events belong to each, and how exact positions become whole money; it refuses to close one out of order,
 * before it is over, or while anything recorded in it is still on its way.
 */
@NullMarked
@ApplicationModule(
        displayName = "Settlement",
        allowedDependencies = {"unit", "ledger", "program", "publishing"})
package io.guerdon.settlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
