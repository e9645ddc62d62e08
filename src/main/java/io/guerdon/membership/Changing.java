package io.guerdon.membership;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.Refusal;
import io.guerdon.membership.Dues.For;
import io.guerdon.membership.Dues.Paying;
import io.guerdon.membership.Membership.Phase;
import io.guerdon.membership.MembershipChanged.Returned;
import io.guerdon.membership.MembershipChanged.Step;
import io.guerdon.membership.MembershipCommand.Change;
import io.guerdon.membership.MembershipDecision.Result;
import io.guerdon.membership.MembershipRefusal.AlreadyOnPlan;
import io.guerdon.membership.MembershipRefusal.DowngradeWaits;
import io.guerdon.membership.MembershipRefusal.MembershipChargeOpen;
import io.guerdon.membership.MembershipRefusal.MembershipMerchantDiffers;
import io.guerdon.membership.MembershipRefusal.MembershipPlanNotFound;
import io.guerdon.membership.MembershipRefusal.MembershipRenewedAhead;
import io.guerdon.program.MembershipPlan;
import io.guerdon.program.MembershipPlan.Downgrade;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import java.time.Instant;
import java.util.Optional;

/** Changes the plan: now, for the days that are left of the period, or at its end. A joining fee is not asked for, and no gift given. */
record Changing(Program program, Progress progress, Change change, MembershipPast past) {
    /** Whether what was paid before may go back. */
    static boolean asksForThePast(AccountState state) {
        return Membership.of(state)
                .flatMap(found -> found.getValue().agreed().fees().downgrade())
                .filter(Downgrade.AT_ONCE::equals)
                .isPresent();
    }

    Result decide(Instant now) {
        Optional<MembershipPlan> plan = program.catalogue().membershipPlan(change.plan());
        if (plan.isEmpty()) {
            return new Result.No(new MembershipPlanNotFound(change.plan().value()));
        }
        MembershipTerms to = given(MembershipTerms.of(program, plan.get(), now));
        return switch (change.when()) {
            case NOW -> Result.of(againstNow(to), () -> changed(to));
            case PERIOD_END -> Result.of(againstThen(to), () -> planned(to));
        };
    }

    /** A gift that the first period has brought comes no more. */
    private MembershipTerms given(MembershipTerms terms) {
        return membership().phase() == Phase.TRIAL ? terms : terms.withoutGift();
    }

    private Membership membership() {
        return progress.membership();
    }

    private long fee(MembershipTerms to) {
        return Fees.ofChange(membership(), to, progress.today());
    }

    private Optional<Refusal> againstNow(MembershipTerms to) {
        return Phases.notIn(membership(), Phase.ACTIVE, Phase.TRIAL)
                .or(() -> Phases.ending(membership()))
                .or(() -> Phases.chargedForMore(membership()))
                .or(() -> charged(to))
                .or(() -> ofOtherMerchant(to))
                .or(() -> already(to))
                .or(this::ahead)
                .or(() -> fee(to) < 0 ? againstLess(to) : Optional.empty())
                .or(() -> Fees.against(to, change.pays(), progress.workings().state(), fee(to)));
    }

    /** Asked again it is the same change: somebody may be paying its charge, which is to stay what it is. */
    private Optional<Refusal> charged(MembershipTerms to) {
        return membership()
                .dues()
                .owing()
                .filter(owing -> change.pays() == Paying.CHARGE
                        && owing.to().filter(to::isLike).isPresent())
                .map(owing -> new MembershipChargeOpen(owing.charge().value()));
    }

    private Downgrading downgrading(MembershipTerms to) {
        return new Downgrading(program, progress, to, past);
    }

    private Optional<Refusal> againstLess(MembershipTerms to) {
        Optional<Downgrading.Credit> credit = downgrading(to).credit();
        return credit.isEmpty()
                ? Optional.of(new DowngradeWaits(membership().until().toString()))
                : Guards.hasRoom(
                        progress.workings().state(),
                        credit.get().wallet(),
                        credit.get().amount());
    }

    /** A fee of one merchant is not given back by another. */
    private Optional<Refusal> ofOtherMerchant(MembershipTerms to) {
        MerchantId merchant = to.plan().fees().merchant();
        return merchant.equals(membership().agreed().fees().merchant())
                ? Optional.empty()
                : Optional.of(new MembershipMerchantDiffers(to.plan().id().value(), merchant.value()));
    }

    private Optional<Refusal> already(MembershipTerms to) {
        return to.isLike(membership().terms())
                ? Optional.of(new AlreadyOnPlan(to.plan().id().value()))
                : Optional.empty();
    }

    private Optional<Refusal> ahead() {
        return membership().days().stretch().from().isAfter(progress.today())
                ? Optional.of(new MembershipRenewedAhead(membership().until().toString()))
                : Optional.empty();
    }

    private Result changed(MembershipTerms to) {
        long fee = fee(to);
        progress.withdraw();
        if (fee < 0) {
            return lowered(to);
        }
        if (fee == 0 || (change.pays() == Paying.STORED_VALUE && progress.pay(to, fee))) {
            progress.become(membership().with(membership().dues().paying(change.pays())));
            progress.changeTo(to);
            return new Result.Done(EntryKind.MEMBERSHIP_CHANGE, Step.CHANGED, progress);
        }
        progress.open(For.CHANGE, fee, membership().until(), Optional.of(to));
        return new Result.Done(EntryKind.MEMBERSHIP_DUE, Step.CHARGED, progress);
    }

    private Result lowered(MembershipTerms to) {
        Downgrading.Credit credit = downgrading(to).credit().orElseThrow();
        downgrading(to).give(credit);
        progress.become(membership().with(membership().dues().paying(change.pays())));
        progress.changeTo(to);
        Returned back = new Returned(credit.amount(), 0, 0, 0, 0, 0, 0);
        return new Result.Done(EntryKind.MEMBERSHIP_CHANGE, Step.CHANGED, progress, back);
    }

    private Optional<Refusal> againstThen(MembershipTerms to) {
        boolean takesBack = membership().outlook().next().isPresent()
                || membership().dues().owing().isPresent();
        return Phases.notIn(membership(), Phase.ACTIVE, Phase.TRIAL, Phase.PAUSED)
                .or(() -> Phases.ending(membership()))
                .or(() -> Phases.chargedForMore(membership()))
                .or(() -> ofOtherMerchant(to))
                .or(() -> takesBack ? Optional.empty() : already(to))
                .or(() -> Fees.against(to, change.pays(), progress.workings().state(), 0));
    }

    private Result planned(MembershipTerms to) {
        progress.withdraw();
        Optional<MembershipTerms> next = to.isLike(membership().terms()) ? Optional.empty() : Optional.of(to);
        progress.become(membership()
                .with(new Outlook(Outlook.Course.GOES_ON, next))
                .with(membership().dues().paying(change.pays())));
        return new Result.Done(EntryKind.MEMBERSHIP_CHANGE, Step.CHANGE_PLANNED, progress);
    }
}
