package io.guerdon.prepaid;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.BrokenInvariant;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Workings;
import io.guerdon.payment.Charge;
import io.guerdon.payment.Payable;
import io.guerdon.payment.PaymentRefusal.RefundExceedsCharge;
import io.guerdon.payment.SettleCharge.WhenBarred;
import io.guerdon.prepaid.Figures.Bonus;
import io.guerdon.prepaid.Part.Standing;
import io.guerdon.prepaid.PrepaidRefusal.PlanOutlivesStoredValue;
import io.guerdon.prepaid.Progress.PlanPayment;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.PrepaidPlanSettings.Instalments;
import io.guerdon.redemption.Purse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Money that is paid part by part and is stored value once it is. What was paid in all says which parts are paid, the earliest first, so it
 * does not matter in how many payments it came.
 *
 * @param terms what was agreed
 * @param way how it is paid
 * @param validity until when it can be spent
 * @param progress how far it has come
 */
public record InstalmentPlan(PlanTerms terms, Instalments way, Validity validity, Progress progress)
        implements Plan, Payable {
    /** Until when stored value can be spent, from when it is credited. */
    public record Validity(ExpiryPolicy principal, ExpiryPolicy bonus) {}

    @Override
    public Phase phase() {
        return progress.phase();
    }

    /** Nothing is asked of whoever is not a member any more: it ends at once. */
    @Override
    public Instant dueAt(AccountStatus status) {
        if (phase() != Phase.RUNNING) {
            return Instant.MAX;
        }
        if (status == AccountStatus.CLOSED) {
            return progress.steps().since();
        }
        Dues dues = dues();
        return earlier(dues.chargeAt(), earlier(dues.lateAt(), dues.lapsesAt()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }

    Dues dues() {
        return new Dues(terms, way, progress);
    }

    InstalmentPlan with(Progress other) {
        return new InstalmentPlan(terms, way, validity, other);
    }

    @Override
    public Draft due(ArrangementId id, AccountState state, Instant at) {
        Instant said = state.asOf().isAfter(at) ? state.asOf() : at;
        return state.status() == AccountStatus.CLOSED
                ? PlanDue.left(this, new PlanEntry(id, new Workings(state), said))
                : new PlanDue(this, new PlanEntry(id, new Workings(state), at)).draft();
    }

    @Override
    public Optional<Refusal> mayNotConfirm(AccountState state, Charge charge, Instant now) {
        return outlived(now);
    }

    /** Why not, where what is credited now could not be spent. */
    Optional<Refusal> outlived(Instant now) {
        ZoneId zone = terms.schedule().zone();
        boolean over = !validity.principal().expiresAt(now, zone).isAfter(now)
                || !validity.bonus().expiresAt(now, zone).isAfter(now);
        return over ? Optional.of(new PlanOutlivesStoredValue(now.toString())) : Optional.empty();
    }

    @Override
    public void confirmed(Payable.Payment payment) {
        PlanEntry entry = new PlanEntry(payment.payee(), payment.workings(), payment.now());
        new Paying(this, entry)
                .pay(payment.charge().amount().minor(), payment.id().value());
    }

    /** It is still to be paid. */
    @Override
    public void failed(Payable.Payment payment) {}

    @Override
    public Optional<Refusal> mayNotRefund(AccountState state, Payable.Refunding refunding) {
        long amount = refunding.amount();
        Repaying repaying = new Repaying(this, paidBy(refunding.id()));
        long refundable = repaying.refundable(state);
        return blocked(state, refunding.whenBarred())
                .or(() -> amount > refundable
                        ? Optional.of(new RefundExceedsCharge(refundable, amount))
                        : repaying.bonusUsed(state, amount));
    }

    private Optional<Refusal> blocked(AccountState state, WhenBarred whenBarred) {
        return switch (whenBarred) {
            case PAYS_BACK -> Optional.empty();
            case REFUSES -> Purse.blocked(terms.where().storedValue(), state);
        };
    }

    @Override
    public void refunded(Payable.Payment payment, long amount) {
        PlanEntry entry = new PlanEntry(payment.payee(), payment.workings(), payment.now());
        new Repaying(this, paidBy(payment.id())).repay(entry, amount);
    }

    private PlanPayment paidBy(ArrangementId charge) {
        return progress.payments().stream()
                .filter(payment -> payment.charge().equals(charge.value()))
                .findFirst()
                .orElseThrow(() -> new BrokenInvariant("no payment of a plan paid " + charge));
    }

    @Override
    public Figures figures(AccountState state) {
        long vested = progress.bonus().vested();
        long unvested = phase() == Phase.RUNNING ? terms.bonus() - vested : 0;
        Bonus bonus =
                new Bonus(terms.bonus(), vested, unvested, progress.bonus().dropped());
        Progress.Paid money = progress.money();
        long paid = money.credited() + money.refunded() + money.fees();
        return new Figures(paid, money.credited(), 0, money.refunded(), money.fees(), bonus);
    }

    @Override
    public Part part(int part, AccountState state, Instant now) {
        Schedule schedule = terms.schedule();
        long money = schedule.share(terms.money(), part);
        long paid = Math.clamp(progress.money().credited() - schedule.upTo(terms.money(), part - 1), 0, money);
        long bonus = schedule.share(terms.bonus(), part);
        return new Part(part, schedule.on(part), money, bonus, paid, standing(part, money - paid, now));
    }

    private Standing standing(int part, long missing, Instant now) {
        if (missing == 0) {
            return Standing.PAID;
        } else if (phase() != Phase.RUNNING) {
            return Standing.DROPPED;
        } else if (terms.schedule().at(part).isAfter(now)) {
            return Standing.AHEAD;
        }
        return dues().lateAt(part).isAfter(now) ? Standing.DUE : Standing.OVERDUE;
    }
}
