package io.guerdon.membership;

import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Refusal;
import io.guerdon.membership.Membership.Phase;
import io.guerdon.membership.MembershipChanged.Step;
import io.guerdon.membership.MembershipCommand.Cancel;
import io.guerdon.membership.MembershipDecision.Result;
import io.guerdon.membership.MembershipRefusal.BenefitInUse;
import io.guerdon.membership.MembershipRefusal.CoolingOffOver;
import io.guerdon.program.MembershipPlan.CoolingOff;
import io.guerdon.program.Program;
import java.time.Instant;
import java.util.Optional;

/** Leaves: at the end of what is paid, or, within the cooling-off, as if the member had never joined. */
final class Leaving {
    private Leaving() {}

    static Result decide(Program program, Progress progress, Cancel cancel, MembershipPast past, Instant now) {
        return switch (cancel.how()) {
            case PERIOD_END -> Result.of(Phases.ending(progress.membership()), () -> cancelled(progress));
            case COOLING_OFF -> {
                GivingBack back = new GivingBack(program, progress, past, now);
                yield Result.of(against(progress, back, past, now), () -> returned(progress, back));
            }
        };
    }

    private static Result cancelled(Progress progress) {
        progress.withdraw();
        switch (progress.membership().phase()) {
            case UNPAID, GRACE -> progress.end();
            case TRIAL, ACTIVE, PAUSED, RETURNED ->
                progress.become(progress.membership().with(Outlook.ENDS));
        }
        return new Result.Done(EntryKind.MEMBERSHIP_CANCEL, Step.CANCELLED, progress);
    }

    private static Optional<Refusal> against(Progress progress, GivingBack back, MembershipPast past, Instant now) {
        Membership membership = progress.membership();
        return over(membership, now)
                .or(() -> usedUp(past))
                .or(() -> Phases.notIn(membership, Phase.TRIAL, Phase.ACTIVE, Phase.PAUSED, Phase.GRACE))
                .or(() -> back.isInUse()
                        ? Optional.of(new BenefitInUse(progress.id().value()))
                        : Optional.empty());
    }

    private static Optional<Refusal> over(Membership membership, Instant now) {
        Optional<CoolingOff> allowed = membership.agreed().term().coolingOff();
        if (allowed.isEmpty()) {
            return Optional.of(new CoolingOffOver(""));
        }
        Instant end = membership.terms().start(membership.coolsOffUntil().orElseThrow());
        return end.isAfter(now)
                ? Optional.empty()
                : Optional.of(
                        new CoolingOffOver(end.atZone(membership.terms().place().zone())
                                .toOffsetDateTime()
                                .toString()));
    }

    /** Who could give back again and again would have everything for nothing. */
    private static Optional<Refusal> usedUp(MembershipPast past) {
        return past.returns() > 0 ? Optional.of(new CoolingOffOver("")) : Optional.empty();
    }

    /** What was paid back is known to charges that somebody wants to pay back later. */
    private static Result returned(Progress progress, GivingBack back) {
        MembershipChanged.Returned gone = back.take();
        progress.become(progress.membership().with(Phase.RETURNED));
        progress.end();
        progress.keep();
        return new Result.Done(EntryKind.MEMBERSHIP_CANCEL, Step.RETURNED, progress, gone);
    }
}
