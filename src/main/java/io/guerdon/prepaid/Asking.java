package io.guerdon.prepaid;

import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.ledger.Movement.ArrangementEnded;
import io.guerdon.ledger.Suspended;
import io.guerdon.ledger.Workings;
import io.guerdon.payment.Charge;
import io.guerdon.prepaid.Progress.Steps;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * The charge of a plan: there is one for all that is asked of the member at a time, or none. Where that becomes another amount, the charge is
 * withdrawn and another opened, so nobody pays one amount under the name of another.
 */
final class Asking {
    private final PlanEntry entry;

    Asking(PlanEntry entry) {
        this.entry = entry;
    }

    /** The plan as it is once its charge is what is asked. */
    InstalmentPlan brought(InstalmentPlan plan) {
        long asked = plan.phase() == Plan.Phase.RUNNING ? plan.dues().charged() : 0;
        Optional<Charge> open = open(plan);
        if (open.isPresent() && open.get().amount().minor() == asked) {
            return plan;
        }
        open.ifPresent(_ -> workings().apply(new ArrangementEnded(id(plan))));
        return asked == 0 ? plan : asking(plan, asked);
    }

    /** The same; but of a merchant that is suspended what is open stays, and nothing more is asked for until time looks at it afterwards. */
    InstalmentPlan brought(InstalmentPlan plan, Suspended suspended) {
        MerchantId seller = plan.terms().sides().seller();
        boolean waits = plan.phase() == Plan.Phase.RUNNING && suspended.at(seller, entry.at());
        return waits ? plan : brought(plan);
    }

    private Optional<Charge> open(InstalmentPlan plan) {
        return workings().state().arrangement(id(plan), Charge.class);
    }

    private ArrangementId id(InstalmentPlan plan) {
        return entry.id().part(Charge.KIND, plan.progress().steps().charges());
    }

    private InstalmentPlan asking(InstalmentPlan plan, long asked) {
        Steps steps = plan.progress().steps();
        InstalmentPlan next = plan.with(plan.progress().with(steps.with(steps.charges() + 1)));
        PlanTerms terms = plan.terms();
        Money money = new Money(asked, terms.sum().money().currency());
        Charge charge =
                Charge.of(entry.id(), purpose(plan), money, terms.sides().seller(), by(plan));
        workings().apply(new Arranged(id(next), charge));
        return next;
    }

    /** Which parts it is for. */
    private static String purpose(InstalmentPlan plan) {
        int first = plan.dues().covered() + 1;
        int last = plan.progress().steps().charged();
        if (first > last) {
            return "fees";
        }
        return first == last ? Integer.toString(first) : first + "-" + last;
    }

    private static Instant by(InstalmentPlan plan) {
        int first = plan.dues().covered() + 1;
        return plan.dues().after(first, 0);
    }

    private Workings workings() {
        return entry.workings();
    }
}
