package io.guerdon.backtest;

import io.guerdon.ledger.Refusal;

/** Why there is nothing to tell of a backtest. */
public sealed interface BacktestRefusal extends Refusal {
    /** None of the program's was begun in this process. */
    record BacktestNotFound() implements BacktestRefusal, NotFound {}
}
