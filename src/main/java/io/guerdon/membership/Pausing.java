package io.guerdon.membership;

import io.guerdon.ledger.EntryKind;
import io.guerdon.membership.Membership.Phase;
import io.guerdon.membership.MembershipChanged.Step;
import io.guerdon.membership.MembershipDecision.Result;
import io.guerdon.membership.MembershipRefusal.PlanNotPausable;
import java.util.Optional;

/** Pauses, and goes on. */
final class Pausing {
    private Pausing() {}

    static Result pause(Progress progress) {
        Membership membership = progress.membership();
        boolean pausable = membership.agreed().term().pauseDays() > 0;
        return Result.of(
                Phases.notIn(membership, Phase.ACTIVE)
                        .or(() -> Phases.charged(membership))
                        .or(() -> pausable
                                ? Optional.empty()
                                : Optional.of(new PlanNotPausable(
                                        membership.agreed().id().value()))),
                () -> {
                    progress.become(
                            membership.with(Phase.PAUSED).with(membership.days().since(progress.today())));
                    return new Result.Done(EntryKind.MEMBERSHIP_PAUSE, Step.PAUSED, progress);
                });
    }

    static Result resume(Progress progress) {
        return Result.of(Phases.notIn(progress.membership(), Phase.PAUSED), () -> {
            TimePasses.resume(progress);
            return new Result.Done(EntryKind.MEMBERSHIP_RESUME, Step.RESUMED, progress);
        });
    }
}
