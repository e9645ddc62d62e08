package io.guerdon.prepaid;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.BrokenInvariant;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Suspended;
import io.guerdon.ledger.TransferId;
import io.guerdon.ledger.Workings;
import io.guerdon.payment.Payable;
import io.guerdon.payment.Payable.Payment;
import io.guerdon.payment.Payable.Refunding;
import io.guerdon.prepaid.PrepaidRefusal.PlanTransferred;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan that goes to another member. It stands with the sender, with all that it carries, until the receiver's chain has it, so
 * that it is always in one place; what time would do to it waits until it is there.
 *
 * @param plan as it left
 * @param transfer names it
 * @param to the receiver
 * @param carried what went with it
 * @param figures what had become of it
 * @param at when it left
 */
public record SentPlan(
        OwnPlan plan, TransferId transfer, ChainId to, List<Carried> carried, Figures figures, Instant at)
        implements Plan, Payable {
    public SentPlan {
        carried = List.copyOf(carried);
    }

    @Override
    public PlanTerms terms() {
        return plan.terms();
    }

    @Override
    public Phase phase() {
        return Phase.TRANSFERRED;
    }

    @Override
    public Figures figures(AccountState state) {
        return figures;
    }

    /** As it was when it left: what was to come is not the sender's any more. */
    @Override
    public Part part(int part, AccountState state, Instant now) {
        Part left = plan.part(part, state, at);
        return switch (left.standing()) {
            case PAID, RELEASED -> left;
            case AHEAD, UNRELEASED, DUE, OVERDUE, DROPPED -> left.with(Part.Standing.DROPPED);
        };
    }

    @Override
    public Instant dueAt(AccountStatus status) {
        return Instant.MAX;
    }

    @Override
    public Draft due(ArrangementId id, AccountState state, Instant due, Suspended suspended) {
        throw new BrokenInvariant("plan " + id + " is on its way and never due");
    }

    @Override
    public boolean isUnderWay() {
        return true;
    }

    @Override
    public long inTransit(WalletId wallet) {
        return carried.stream()
                .filter(each -> each.wallet().equals(wallet))
                .mapToLong(Carried::amount)
                .sum();
    }

    /** It left without an open charge. */
    @Override
    public void confirmed(Payment payment, Suspended suspended) {
        throw new BrokenInvariant("charge " + payment.id() + " is for a plan that was sent away");
    }

    @Override
    public void failed(Payment payment) {
        throw new BrokenInvariant("charge " + payment.id() + " is for a plan that was sent away");
    }

    /** What was paid for it is paid back where it is, from the money that went with it. */
    @Override
    public Optional<Refusal> mayNotRefund(AccountState state, Refunding refunding) {
        return Optional.of(new PlanTransferred(refunding.charge().payee().value()));
    }

    @Override
    public void refunded(Payment payment, Refunding refunding, Suspended suspended) {
        throw new BrokenInvariant("charge " + payment.id() + " is for a plan that was sent away");
    }

    /** Gives the receiver, or the sender again, everything. */
    OwnPlan arrive(Workings workings, Instant now) {
        Map<LotId, LotId> lots = new LinkedHashMap<>();
        for (Carried each : carried) {
            LotId as = lots.computeIfAbsent(each.lot(), _ -> new LotId(workings.seq(), lots.size()));
            each.arrive(workings, as, now);
        }
        return plan.arrived(workings.seq(), lots);
    }
}
