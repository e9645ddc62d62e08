package io.guerdon.prepaid;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Workings;
import io.guerdon.prepaid.Plan.Phase;
import io.guerdon.prepaid.PrepaidRefusal.PlanBonusUsed;
import io.guerdon.prepaid.Progress.PlanPayment;
import io.guerdon.prepaid.Progress.Steps;
import io.guerdon.prepaid.Progress.Vested;
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
 */
record Repaying(InstalmentPlan plan, PlanPayment payment) {
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

    /** Why not, where the bonus that had to be taken back for it is not there any more. */
    Optional<Refusal> bonusUsed(AccountState state, long amount) {
        long there = state.wallet(plan.terms().where().bonus()).available();
        long missing = bonusBack(amount) - there;
        return missing > 0 ? Optional.of(new PlanBonusUsed(missing)) : Optional.empty();
    }

    /** The bonus that is not due any more, once so much is paid back. */
    long bonusBack(long amount) {
        long rest = plan.progress().money().credited() - amount;
        return Math.max(0, plan.progress().bonus().vested() - Paying.bonusOf(plan, rest));
    }

    /** Pays back; the plan as it is then. */
    InstalmentPlan repay(PlanEntry entry, long amount) {
        take(
                entry.workings(),
                principal(),
                payment.lot(),
                amount,
                Book.seller(plan.terms().sides().seller()));
        long bonus = bonusBack(amount);
        takeBonus(entry.workings(), bonus);
        InstalmentPlan repaid = repaid(entry, amount, bonus);
        InstalmentPlan next = new Asking(entry).brought(repaid);
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

    /** Its own lots give first, the latest before the others. */
    private void takeBonus(Workings workings, long bonus) {
        WalletId wallet = plan.terms().where().bonus();
        Book issuer = Book.issuer(plan.terms().sides().issuer());
        long missing = bonus;
        for (LotId lot : plan.progress().bonus().lots().reversed()) {
            missing -= take(workings, wallet, lot, missing, issuer);
        }
        if (missing > 0) {
            workings.spend(wallet, missing, issuer);
        }
    }

    private InstalmentPlan repaid(PlanEntry entry, long amount, long bonus) {
        Progress progress = plan.progress();
        Vested before = progress.bonus();
        long dropped = plan.phase() == Phase.RUNNING ? before.dropped() : before.dropped() + bonus;
        List<PlanPayment> payments = progress.payments().stream()
                .map(each -> each.number() == payment.number() ? each.refunding(amount) : each)
                .toList();
        return again(
                plan.with(progress.with(progress.money().refunding(amount))
                        .with(new Vested(before.vested() - bonus, dropped, before.lots()))
                        .with(payments)),
                entry.at());
    }

    /** What had come by then is asked for at once, and costs nobody a fee. */
    private static InstalmentPlan again(InstalmentPlan repaid, Instant at) {
        Progress progress = repaid.progress();
        Steps steps = progress.steps();
        InstalmentPlan since =
                repaid.with(progress.with(new Steps(steps.charges(), steps.charged(), steps.late(), at)));
        int late = Math.max(steps.late(), since.dues().come(at));
        return repaid.with(progress.with(new Steps(steps.charges(), since.dues().chargedBy(at), late, at)));
    }
}
