package io.guerdon.statement;

import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Refusal.Unprocessable;

/** Why there is no statement. */
public sealed interface StatementRefusal extends Refusal {
    /** More happened than fits one statement; fewer days do. */
    record StatementTooLong(long most) implements StatementRefusal, Unprocessable {}
}
