package io.guerdon.rebate;

import io.guerdon.ledger.Refusal;

/** Why nobody is signed up for a rebate; in the order of the checks. */
public sealed interface RebateRefusal extends Refusal {

    /** The program has no such rebate. */
    record RebateNotFound(String rebate) implements RebateRefusal, NotFound {}

    /** All members have it anyway. */
    record RebateOpenToAll(String rebate) implements RebateRefusal, Conflict {}
}
