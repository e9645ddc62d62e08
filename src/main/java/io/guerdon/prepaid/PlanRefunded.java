package io.guerdon.prepaid;

import io.guerdon.ledger.Subject;

/**
 * Money that was paid for a plan and paid back, as the journal keeps it.
 *
 * @param standing of the plan after it
 * @param payment which of the plan's payments
 * @param amount paid back of it, in minor units
 * @param bonus taken back with it
 */
public record PlanRefunded(PlanStanding standing, int payment, long amount, long bonus) implements Subject {}
