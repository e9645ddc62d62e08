package io.guerdon.prepaid;

import io.guerdon.earning.PaidIn;
import io.guerdon.ledger.Subject;

/**
 * Money that was paid for a plan, as the journal keeps it.
 *
 * @param standing of the plan after it
 * @param payment which of the plan's payments, from 1
 * @param paid the money
 */
public record PlanPaid(PlanStanding standing, int payment, PaidIn paid) implements Subject, PaidIn.Purpose {}
