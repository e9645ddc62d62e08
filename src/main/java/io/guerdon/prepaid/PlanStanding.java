package io.guerdon.prepaid;

import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Subject;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.WalletId;

/**
 * How a plan stands after an entry about it, as the journal keeps it.
 *
 * @param plan its id
 * @param definition its name in the settings
 * @param storedValue what the money becomes
 * @param phase how it stands
 * @param figures what became of it
 */
public record PlanStanding(
        ArrangementId plan, DefinitionId definition, WalletId storedValue, Plan.Phase phase, Figures figures)
        implements Subject {}
