package io.guerdon.code;

import io.guerdon.ledger.Refusal;

/** Why no codes are made. */
public sealed interface CodeRefusal extends Refusal {
    /** The program has made as many batches of codes as their numbers allow. */
    record TooManyBatches(long limit) implements CodeRefusal, Conflict {}
}
