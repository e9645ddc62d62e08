package io.guerdon.prepaid;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Subject;
import io.guerdon.ledger.TransferId;

/**
 * One step of a plan's way to another member, as the journal keeps it.
 *
 * @param standing of the plan after it
 * @param transfer names it
 * @param other the other member's chain
 */
public record PlanMoved(PlanStanding standing, TransferId transfer, ChainId other) implements Subject {}
