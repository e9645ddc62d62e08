package io.guerdon.membership;

import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Workings;
import io.guerdon.membership.Dues.For;
import io.guerdon.membership.Dues.Paying;
import io.guerdon.membership.Membership.Phase;
import io.guerdon.membership.MembershipChanged.Step;
import io.guerdon.membership.MembershipCommand.Join;
import io.guerdon.membership.MembershipDecision.Result;
import io.guerdon.membership.MembershipRefusal.AlreadyMember;
import io.guerdon.membership.MembershipRefusal.MembershipPlanNotFound;
import io.guerdon.program.MembershipPlan;
import io.guerdon.program.Program;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** Joins a plan: at once where it is free or paid from stored value, and otherwise when a charge is paid. */
record Joining(Program program, Join join, MembershipPast past) {
    Result decide(AccountState state, Instant now, Function<MembershipTerms, Optional<Refusal>> elsewhere) {
        Optional<MembershipPlan> plan = program.catalogue().membershipPlan(join.plan());
        if (plan.isEmpty()) {
            return new Result.No(new MembershipPlanNotFound(join.plan().value()));
        }
        MembershipTerms terms = MembershipTerms.of(program, plan.get(), now);
        Optional<Refusal> against = elsewhere
                .apply(terms)
                .or(() -> MerchantSuspended.at(program, plan.get().fees().merchant()))
                .or(() -> Guards.mayEarn(state))
                .or(() -> already(state))
                .or(() -> Fees.against(terms, join.pays(), state, fee(plan.get())));
        return Result.of(against, () -> joined(state, now, terms));
    }

    private static Optional<Refusal> already(AccountState state) {
        return Membership.of(state)
                .map(found -> new AlreadyMember(
                        found.getKey().value(), found.getValue().agreed().id().value()));
    }

    /** There is one trial of a plan for a member. */
    private int trialDays(MembershipPlan plan) {
        return past.joins() == 0 ? plan.term().trialDays() : 0;
    }

    private long fee(MembershipPlan plan) {
        return plan.fees().joining() + (trialDays(plan) > 0 ? 0 : plan.fees().periodic());
    }

    private Result joined(AccountState state, Instant now, MembershipTerms terms) {
        Workings workings = new Workings(state);
        ArrangementId id = ArrangementId.of(Membership.KIND, state.chain(), workings.seq());
        Progress progress = new Progress(workings, id, unpaid(terms, terms.day(now)), now);
        long fee = fee(terms.plan());
        if (fee == 0 || (join.pays() == Paying.STORED_VALUE && progress.pay(terms, fee))) {
            progress.begin(trialDays(terms.plan()));
        } else {
            progress.open(For.JOINING, fee, progress.membership().graceUntil(), Optional.empty());
        }
        return new Result.Done(EntryKind.MEMBERSHIP_JOIN, Step.JOINED, progress);
    }

    private Membership unpaid(MembershipTerms terms, LocalDate today) {
        LocalDate first = today.plusDays(trialDays(terms.plan()));
        Membership.Days days = new Membership.Days(today, today, Stretch.ending(today, first), new Packs(first, 0));
        Dues dues = new Dues(join.pays(), 0, 0, Optional.empty());
        return new Membership(terms, Phase.UNPAID, days, dues, Outlook.GOES_ON);
    }
}
