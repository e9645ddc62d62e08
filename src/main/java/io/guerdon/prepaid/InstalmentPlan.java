package io.guerdon.prepaid;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.BrokenInvariant;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.History;
import io.guerdon.ledger.LotFate;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Suspended;
import io.guerdon.ledger.Workings;
import io.guerdon.payment.Charge;
import io.guerdon.payment.Payable;
import io.guerdon.payment.Payable.Refunding;
import io.guerdon.payment.PaymentRefusal.RefundExceedsCharge;
import io.guerdon.payment.SettleCharge.WhenBarred;
import io.guerdon.prepaid.Figures.Bonus;
import io.guerdon.prepaid.Part.Standing;
import io.guerdon.prepaid.PrepaidRefusal.PlanOutlivesStoredValue;
import io.guerdon.prepaid.PrepaidRefusal.TooManyPlanPayments;
import io.guerdon.prepaid.Progress.PlanPayment;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.PrepaidPlanSettings.Instalments;
import io.guerdon.redemption.Purse;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        implements OwnPlan, Payable {
    /**
     * What is so of the stored value.
     *
     * @param principal until when it can be spent, from when it is credited
     * @param bonus the same
     * @param whenSpent what becomes of a bonus that is to be taken back and was spent
     */
    public record Validity(ExpiryPolicy principal, ExpiryPolicy bonus, OwedPolicy whenSpent) {}

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

    /** A merchant that may take nothing asks for nothing, and nobody is late who could not pay or was not asked. */
    @Override
    public Draft due(ArrangementId id, AccountState state, Instant at, Suspended suspended) {
        if (state.status() == AccountStatus.CLOSED) {
            Instant said = state.asOf().isAfter(at) ? state.asOf() : at;
            return PlanDue.left(this, new PlanEntry(id, new Workings(state), said));
        }
        PlanDue due = new PlanDue(this, new PlanEntry(id, new Workings(state), at));
        MerchantId seller = terms.sides().seller();
        if (suspended.at(seller, at)) {
            return due.waiting();
        }
        boolean isExcused = dues().comesDue(at).stream().anyMatch(then -> suspended.at(seller, then));
        return isExcused ? due.excused() : due.draft();
    }

    @Override
    public Optional<Refusal> mayNotConfirm(AccountState state, Charge charge, Instant now) {
        return full().or(() -> outlived(now));
    }

    /** Why not, where it keeps as many payments as it may. */
    Optional<Refusal> full() {
        return progress.payments().size() >= Progress.MOST_PAYMENTS
                ? Optional.of(new TooManyPlanPayments(Progress.MOST_PAYMENTS))
                : Optional.empty();
    }

    /** Why not, where what is credited now could not be spent. */
    Optional<Refusal> outlived(Instant now) {
        ZoneId zone = terms.schedule().zone();
        boolean over = !validity.principal().expiresAt(now, zone).isAfter(now)
                || !validity.bonus().expiresAt(now, zone).isAfter(now);
        return over ? Optional.of(new PlanOutlivesStoredValue(now.toString())) : Optional.empty();
    }

    @Override
    public void confirmed(Payable.Payment payment, Suspended suspended) {
        PlanEntry entry = new PlanEntry(payment.payee(), payment.workings(), payment.now());
        new Paying(this, entry)
                .pay(payment.charge().amount().minor(), payment.id().value(), suspended);
    }

    /** It is still to be paid. */
    @Override
    public void failed(Payable.Payment payment) {}

    @Override
    public Optional<Refusal> mayNotRefund(AccountState state, Payable.Refunding refunding) {
        return blocked(state, refunding.whenBarred())
                .or(() -> paidBy(refunding.id())
                        .map(payment ->
                                mayNotRefund(state, refunding, new Repaying(this, payment, refunding.expired())))
                        .orElseGet(() -> Optional.of(new RefundExceedsCharge(0, refunding.amount()))));
    }

    private static Optional<Refusal> mayNotRefund(AccountState state, Refunding refunding, Repaying repaying) {
        long refundable = repaying.refundable(state);
        return refunding.amount() > refundable
                ? Optional.of(new RefundExceedsCharge(refundable, refunding.amount()))
                : repaying.bonusUsed(state, refunding.amount());
    }

    /** What of the bonus ran out unspent. */
    @Override
    public long expired(History history, AccountState state) {
        return progress.bonus().lots().stream()
                .map(LotId::seq)
                .distinct()
                .flatMap(seq -> history.bySeq(state.chain(), seq).stream())
                .mapToLong(opening ->
                        LotFate.of(history, opening, terms.where().bonus()).expired())
                .sum();
    }

    private Optional<Refusal> blocked(AccountState state, WhenBarred whenBarred) {
        return switch (whenBarred) {
            case PAYS_BACK -> Optional.empty();
            case REFUSES -> Purse.blocked(terms.where().storedValue(), state);
        };
    }

    @Override
    public void refunded(Payable.Payment payment, Refunding refunding, Suspended suspended) {
        PlanEntry entry = new PlanEntry(payment.payee(), payment.workings(), payment.now());
        PlanPayment paid = paidBy(payment.id())
                .orElseThrow(() -> new BrokenInvariant("no payment of a plan paid " + payment.id()));
        new Repaying(this, paid, refunding.expired()).repay(entry, refunding.amount(), suspended);
    }

    /** Empty where it was paid at another member. */
    private Optional<PlanPayment> paidBy(ArrangementId charge) {
        return progress.payments().stream()
                .filter(payment -> payment.charge().equals(charge.value()))
                .findFirst();
    }

    /** What is told of it under its name. */
    public PlanStanding standing(ArrangementId id) {
        return new PlanStanding(id, terms.definition(), terms.where().storedValue(), phase(), figures());
    }

    @Override
    public Figures figures(AccountState state) {
        return figures();
    }

    /** What became of it so far, which it knows by itself. */
    public Figures figures() {
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

    /** What is left of what was paid for it, and of its bonus: payments are paid back from that, wherever it is. */
    @Override
    public List<Carried> carried(AccountState state) {
        return Stream.of(terms.where().principal(), terms.where().bonus())
                .flatMap(wallet -> state.wallet(wallet)
                        .lots()
                        .filter(lot -> opened(wallet, lot.id()))
                        .map(lot -> Carried.of(wallet, lot)))
                .toList();
    }

    @Override
    public boolean opened(WalletId wallet, LotId lot) {
        return wallet.equals(terms.where().principal())
                ? progress.payments().stream().anyMatch(paid -> paid.lot().equals(lot))
                : wallet.equals(terms.where().bonus())
                        && progress.bonus().lots().contains(lot);
    }

    @Override
    public OwnPlan arrived(long seq, Map<LotId, LotId> lots) {
        return with(progress.renamed(lots));
    }

    @Override
    public OwnPlan uncharged() {
        return with(progress.with(
                progress.payments().stream().map(PlanPayment::uncharged).toList()));
    }
}
