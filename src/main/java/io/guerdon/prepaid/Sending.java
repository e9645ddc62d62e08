package io.guerdon.prepaid;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.Refusal;
import io.guerdon.payment.Charge;
import io.guerdon.prepaid.PrepaidRefusal.PlanChargeOpen;
import io.guerdon.prepaid.PrepaidRefusal.PlanMoneyHeld;
import io.guerdon.prepaid.PrepaidRefusal.PlanMoneyOwed;
import java.util.Optional;

/** What stands in the way of a plan's going to another member: what is open here would be left without it. */
record Sending(ArrangementId id, OwnPlan plan, AccountState state) {
    Optional<Refusal> mayNotLeave() {
        return Guards.mayEarn(state).or(this::charged).or(this::held).or(this::owed);
    }

    private Optional<Refusal> charged() {
        return state.arrangements().entrySet().stream()
                .filter(each -> each.getValue() instanceof Charge charge
                        && charge.payee().equals(id))
                .findFirst()
                .map(each -> new PlanChargeOpen(each.getKey().value()));
    }

    /** What is put aside of it would come back to who does not have it any more. */
    private Optional<Refusal> held() {
        return state.holds().values().stream()
                .filter(hold -> hold.draws().stream().anyMatch(draw -> plan.opened(hold.wallet(), draw.lot())))
                .findFirst()
                .map(hold -> new PlanMoneyHeld(hold.id().value()));
    }

    /** What is to come would have paid it. */
    private Optional<Refusal> owed() {
        long owed = state.wallet(plan.terms().where().principal()).owed()
                + state.wallet(plan.terms().where().bonus()).owed();
        return owed > 0 ? Optional.of(new PlanMoneyOwed(owed)) : Optional.empty();
    }
}
