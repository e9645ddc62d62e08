package io.guerdon.prepaid;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Suspended;
import io.guerdon.ledger.Workings;
import io.guerdon.prepaid.Plan.Phase;
import io.guerdon.prepaid.PrepaidRefusal.PlanBonusUsed;
import io.guerdon.prepaid.Progress.PlanPayment;
import io.guerdon.prepaid.Progress.Steps;
import io.guerdon.prepaid.Progress.Vested;
import io.guerdon.program.OwedPolicy;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What paying back of a payment does: its own money goes back, as far as it was not spent; the parts it had paid are to be paid again, from
 * that day on, the last ones first; and the bonus that is not due any more is taken back, wherever it is in its wallet.
 *
 * @param plan as it is, or was when it ended
 * @param payment of the plan
 * @param expired of the bonus that it gave, unspent
 */
record Repaying(InstalmentPlan plan, PlanPayment payment, long expired) {
    /** What of the payment can be paid back: what of its lot is there. A fee is not. */
    long refundable(AccountState state) {
        return lots(state, principal(), payment.lot()).stream()
                .mapToLong(Lot::remaining)
                .sum();
    }

    private WalletId principal() {
        return plan.terms().where().principal();
    }

    private static List<Lot> lots(AccountState state, WalletId wallet, LotId id) {
        return state.wallet(wallet).lots().filter(lot -> lot.id().equals(id)).toList();
    }

    /** Why not, where the bonus that had to be taken back for it was spent and nobody is to bear that, or is put aside. */
    Optional<Refusal> bonusUsed(AccountState state, long amount) {
        WalletId wallet = plan.terms().where().bonus();
        long missing = bonusBack(amount) - runOut() - state.wallet(wallet).available();
        boolean isBorne = plan.validity().whenSpent() != OwedPolicy.REFUSE && state.held(wallet) == 0;
        return missing <= 0 || isBorne ? Optional.empty() : Optional.of(new PlanBonusUsed(missing));
    }

    /** What nobody had anything of, and was not counted before. */
    private long runOut() {
        return expired - plan.progress().bonus().runOut();
    }

    /** The bonus that is not due any more, once so much is paid back. */
    long bonusBack(long amount) {
        long rest = plan.progress().money().credited() - amount;
        return Math.max(0, plan.progress().bonus().vested() - Paying.bonusOf(plan, rest));
    }

    /** Pays back; the plan as it is then. */
    InstalmentPlan repay(PlanEntry entry, long amount, Suspended suspended) {
        take(
                entry.workings(),
                principal(),
                payment.lot(),
                amount,
                Book.seller(plan.terms().sides().seller()));
        long bonus = bonusBack(amount);
        long runOut = takeBonus(entry.workings(), bonus);
        InstalmentPlan repaid = repaid(entry, amount, bonus, runOut);
        InstalmentPlan next = new Asking(entry).brought(repaid, suspended);
        entry.keep(next);
        return next;
    }

    private static long take(Workings workings, WalletId wallet, LotId id, long amount, Book to) {
        long taken = 0;
        for (Lot lot : lots(workings.state(), wallet, id)) {
            long some = Math.min(amount - taken, lot.remaining());
            taken += some == 0 ? 0 : workings.takeFrom(wallet, id, lot.terms(), some, to);
        }
        return taken;
    }

    /** Its own lots give first, the latest before the others; what of them ran out unspent, which is told, counts as given. */
    private long takeBonus(Workings workings, long bonus) {
        WalletId wallet = plan.terms().where().bonus();
        Book issuer = Book.issuer(plan.terms().sides().issuer());
        long missing = bonus;
        for (LotId lot : plan.progress().bonus().lots().reversed()) {
            missing -= take(workings, wallet, lot, missing, issuer);
        }
        long runOut = Math.min(missing, runOut());
        long others = Math.min(missing - runOut, workings.state().wallet(wallet).available());
        workings.spend(wallet, others, issuer);
        bear(workings, missing - runOut - others);
        return runOut;
    }

    /** What was spent is owed, or its issuer has given it for nothing. */
    private void bear(Workings workings, long spent) {
        switch (plan.validity().whenSpent()) {
            case OWE ->
                workings.owe(
                        plan.terms().where().bonus(),
                        spent,
                        Book.issuer(plan.terms().sides().issuer()));
            case WRITE_OFF, REFUSE -> {}
        }
    }

    private InstalmentPlan repaid(PlanEntry entry, long amount, long bonus, long runOut) {
        Progress progress = plan.progress();
        Vested before = progress.bonus();
        long dropped = plan.phase() == Phase.RUNNING ? before.dropped() : before.dropped() + bonus;
        List<PlanPayment> payments = progress.payments().stream()
                .map(each -> each.number() == payment.number() ? each.refunding(amount) : each)
                .toList();
        return again(
                plan.with(progress.with(progress.money().refunding(amount))
                        .with(new Vested(before.vested() - bonus, dropped, before.runOut() + runOut, before.lots()))
                        .with(payments)),
                entry.at());
    }

    /** What had been paid, and come, is asked for at once, and costs nobody a fee. What was not paid before is as late as it was. */
    private InstalmentPlan again(InstalmentPlan repaid, Instant at) {
        int paid = plan.dues().covered();
        Steps steps = repaid.progress().steps().reopening(paid, at);
        InstalmentPlan open = repaid.with(repaid.progress().with(steps));
        int late = Math.max(steps.late(), Math.min(paid, open.dues().come(at)));
        return repaid.with(
                repaid.progress().with(steps.charged(open.dues().chargedBy(at)).late(late)));
    }
}
