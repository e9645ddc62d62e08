package io.guerdon.membership;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.Refusal;
import io.guerdon.membership.Dues.Paying;
import io.guerdon.membership.MembershipRefusal.FeeNotCovered;
import io.guerdon.membership.MembershipRefusal.PlanNotPaidFromStoredValue;
import io.guerdon.redemption.Purse;
import java.time.LocalDate;
import java.util.Optional;

/** What fees come to, and whether they can be paid. */
final class Fees {
    private Fees() {}

    /** Why a fee is not paid so; empty where it is. */
    static Optional<Refusal> against(MembershipTerms terms, Paying pays, AccountState state, long fee) {
        return switch (pays) {
            case CHARGE -> Optional.empty();
            case STORED_VALUE ->
                terms.purse().isEmpty()
                        ? Optional.of(
                                new PlanNotPaidFromStoredValue(terms.plan().id().value()))
                        : notCovered(terms, state, fee);
        };
    }

    private static Optional<Refusal> notCovered(MembershipTerms terms, AccountState state, long fee) {
        if (fee == 0) {
            return Optional.empty();
        }
        long available = Progress.available(terms, state);
        return Guards.maySpend(state)
                .or(() -> terms.plan().fees().payFrom().flatMap(value -> Purse.blocked(value, state)))
                .or(() -> available < fee ? Optional.of(new FeeNotCovered(available, fee)) : Optional.empty());
    }

    /**
     * What a change of the plan costs today. Where periods are as long, the difference for the days that are left, which count today: the
     * share of the new fee rounded up, less that of the old rounded down. Otherwise the new fee, less that share of the old.
     */
    static long ofChange(Membership membership, MembershipTerms to, LocalDate today) {
        if (membership.phase() == Membership.Phase.TRIAL) {
            return 0;
        }
        Stretch stretch = membership.days().stretch();
        long left = stretch.daysFrom(today);
        long all = stretch.days();
        long unused = Math.multiplyExact(membership.agreed().fees().periodic(), left) / all;
        long fee = to.plan().fees().periodic();
        return membership.agreed().term().months() == to.plan().term().months()
                ? Math.ceilDiv(Math.multiplyExact(fee, left), all) - unused
                : fee - unused;
    }
}
