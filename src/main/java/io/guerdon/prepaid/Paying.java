package io.guerdon.prepaid;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Movement.Posted;
import io.guerdon.ledger.Suspended;
import io.guerdon.ledger.UnitCost;
import io.guerdon.payment.Charge;
import io.guerdon.prepaid.Plan.Phase;
import io.guerdon.prepaid.Progress.Paid;
import io.guerdon.prepaid.Progress.PlanPayment;
import io.guerdon.prepaid.Progress.Vested;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.PrepaidPlanSettings.Vesting;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.stream.Stream;

/** What a payment does to a plan: fees are paid first, the rest becomes stored value, and the bonus that is due for it is given. */
final class Paying {
    private static final UnitCost ITSELF = new UnitCost(1, 1);
    private static final LotId NO_LOT = new LotId(0, 0);

    private final InstalmentPlan plan;
    private final PlanEntry entry;

    Paying(InstalmentPlan plan, PlanEntry entry) {
        this.plan = plan;
        this.entry = entry;
    }

    /** Pays so much, by a charge or none. */
    InstalmentPlan pay(long amount, String charge, Suspended suspended) {
        Paid before = plan.progress().money();
        long fee = Math.min(before.feesOwed(), amount);
        long credit = amount - fee;
        int number = plan.progress().payments().size() + 1;
        PlanPayment payment = new PlanPayment(number, credited(credit), credit, fee, 0, charge);
        post(fee);
        List<PlanPayment> payments = Stream.concat(plan.progress().payments().stream(), Stream.of(payment))
                .toList();
        Progress paid = plan.progress().with(before.paying(credit, fee)).with(payments);
        InstalmentPlan next = new Asking(entry).brought(vested(plan.with(paid)), suspended);
        entry.keep(next);
        return next;
    }

    private LotId credited(long credit) {
        MerchantId seller = plan.terms().sides().seller();
        return credit == 0
                ? NO_LOT
                : open(
                        plan.terms().where().principal(),
                        credit,
                        terms(seller, plan.validity().principal()),
                        Book.seller(seller));
    }

    private void post(long fee) {
        if (fee > 0) {
            MerchantId seller = plan.terms().sides().seller();
            WalletId unit = Charge.unit(plan.terms().sum().money().currency());
            entry.workings().apply(new Posted(unit, fee, Book.seller(seller), Book.fees(seller)));
        }
    }

    private InstalmentPlan vested(InstalmentPlan paid) {
        Vested before = paid.progress().bonus();
        long due = bonusOf(paid, paid.progress().money().credited());
        Phase phase = paid.progress().money().credited() == paid.terms().money() ? Phase.COMPLETED : Phase.RUNNING;
        Vested now = due > before.vested() ? giving(before, due) : before;
        return paid.with(paid.progress().with(now).with(phase));
    }

    private Vested giving(Vested before, long due) {
        MerchantId issuer = plan.terms().sides().issuer();
        LotId lot = open(
                plan.terms().where().bonus(),
                due - before.vested(),
                terms(issuer, plan.validity().bonus()),
                Book.issuer(issuer));
        return before.with(due, lot);
    }

    /** The bonus that is due for so much. */
    static long bonusOf(InstalmentPlan plan, long credited) {
        PlanTerms terms = plan.terms();
        if (plan.way().vesting() == Vesting.BY_PART) {
            int covered = terms.schedule().coveredBy(credited, terms.money());
            return terms.schedule().upTo(terms.bonus(), covered);
        }
        return credited == terms.money() ? terms.bonus() : 0;
    }

    private LotTerms terms(MerchantId funds, ExpiryPolicy expiry) {
        return new LotTerms(
                funds,
                ITSELF,
                expiry.expiresAt(entry.at(), plan.terms().schedule().zone()));
    }

    private LotId open(WalletId wallet, long amount, LotTerms terms, Book from) {
        return entry.workings().open(wallet, amount, terms, Maturity.NOW, from);
    }
}
