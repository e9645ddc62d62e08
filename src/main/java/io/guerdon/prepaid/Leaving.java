package io.guerdon.prepaid;

import io.guerdon.prepaid.Plan.Phase;
import io.guerdon.prepaid.Progress.Vested;

/** How a plan that is paid part by part ends before all is paid: what was paid stays, what had not vested is lost, fees are not asked for any more. */
record Leaving(InstalmentPlan plan, PlanEntry entry) {
    InstalmentPlan ended(Phase phase) {
        Vested bonus = plan.progress().bonus();
        Vested dropping = bonus.dropping(plan.terms().bonus() - bonus.vested());
        return new Asking(entry)
                .brought(plan.with(plan.progress().with(dropping).with(phase)));
    }
}
