/**
 * Tries a draft on what really happened: reads the whole history of a program and says what its purchases would have earned. It owns
 * the sums; it judges by the functions of the capabilities, and writes nothing.
 */
@NullMarked
@ApplicationModule(
        displayName = "Backtests",
        allowedDependencies = {"unit", "ledger", "program", "earning"})
package io.guerdon.backtest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
