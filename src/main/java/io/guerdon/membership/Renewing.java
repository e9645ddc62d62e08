package io.guerdon.membership;

import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Refusal;
import io.guerdon.membership.Dues.For;
import io.guerdon.membership.Dues.Paying;
import io.guerdon.membership.Membership.Phase;
import io.guerdon.membership.MembershipChanged.Step;
import io.guerdon.membership.MembershipCommand.Renew;
import io.guerdon.membership.MembershipDecision.Result;
import io.guerdon.membership.MembershipRefusal.MembershipChangePlanned;
import io.guerdon.membership.MembershipRefusal.MembershipRenewedAhead;
import java.util.Optional;

/** Has the next period, from the end of the one there is: early, or late while the grace lasts. */
final class Renewing {
    private Renewing() {}

    static Result decide(Progress progress, Renew renew) {
        return Result.of(against(progress, renew), () -> renewed(progress, renew));
    }

    private static Optional<Refusal> against(Progress progress, Renew renew) {
        Membership membership = progress.membership();
        return Phases.notIn(membership, Phase.ACTIVE, Phase.GRACE)
                .or(() -> ahead(progress))
                .or(() -> membership
                        .outlook()
                        .next()
                        .map(next ->
                                new MembershipChangePlanned(next.plan().id().value())))
                .or(() -> charged(membership, renew))
                .or(() -> Fees.against(
                        membership.terms(),
                        renew.pays(),
                        progress.workings().state(),
                        membership.agreed().fees().periodic()));
    }

    private static Optional<Refusal> ahead(Progress progress) {
        Membership membership = progress.membership();
        return membership.days().stretch().from().isAfter(progress.today())
                ? Optional.of(new MembershipRenewedAhead(membership.until().toString()))
                : Optional.empty();
    }

    /** What is to be paid for the period outside can be paid from stored value instead. */
    private static Optional<Refusal> charged(Membership membership, Renew renew) {
        boolean instead = renew.pays() == Paying.STORED_VALUE
                && membership
                        .dues()
                        .owing()
                        .filter(owing -> owing.isFor(For.PERIOD))
                        .isPresent();
        return instead ? Optional.empty() : Phases.chargedForMore(membership);
    }

    private static Result renewed(Progress progress, Renew renew) {
        progress.withdraw();
        Membership membership = progress.membership();
        progress.become(membership.with(membership.dues().paying(renew.pays())).with(Outlook.GOES_ON));
        long fee = membership.agreed().fees().periodic();
        if (fee == 0 || (renew.pays() == Paying.STORED_VALUE && progress.pay(membership.terms(), fee))) {
            progress.nextPeriod();
            return new Result.Done(EntryKind.MEMBERSHIP_RENEW, Step.RENEWED, progress);
        }
        progress.open(For.PERIOD, fee, membership.graceUntil(), Optional.empty());
        return new Result.Done(EntryKind.MEMBERSHIP_DUE, Step.CHARGED, progress);
    }
}
