package io.guerdon.membership;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.BrokenInvariant;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Suspended;
import io.guerdon.ledger.Trace;
import io.guerdon.ledger.Workings;
import io.guerdon.membership.Dues.For;
import io.guerdon.membership.Dues.Paying;
import io.guerdon.membership.Membership.Phase;
import io.guerdon.membership.MembershipChanged.Step;
import io.guerdon.membership.MembershipDecision.Result;
import io.guerdon.program.MembershipPlan.Mode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What time does to a membership: packs come, periods end, fees are paid or tried again, pauses and graces are over. Pure. It happens when it
 * was due, whenever it is written: whatever else is written before it has its own time.
 */
final class TimePasses {
    private final Instant at;
    private final Progress progress;
    private final Suspended suspended;
    private Step step = Step.ENDED;

    TimePasses(ArrangementId id, Membership membership, AccountState state, Instant at, Suspended suspended) {
        this(new Progress(new Workings(state), id, membership, at), suspended);
    }

    private TimePasses(Progress progress, Suspended suspended) {
        this.at = progress.now();
        this.progress = progress;
        this.suspended = suspended;
    }

    /** What was done, with what time does to it at once. */
    static Result.Done after(Result.Done done, Suspended suspended) {
        TimePasses time = new TimePasses(done.progress(), suspended);
        return !time.progress.isOver() && time.pass().progress.isOver()
                ? new Result.Done(time.kind(), time.step, time.progress, done.back())
                : done;
    }

    /** What was due before somebody did what it follows from is of the same entry: dated by its day, it would come before that. */
    static void catchUp(Progress progress, Suspended suspended) {
        new TimePasses(progress, suspended).pass();
    }

    private TimePasses pass() {
        while (isDue()) {
            step();
        }
        return this;
    }

    private boolean isDue() {
        return !progress.isOver() && !now().dueAt(status()).isAfter(at);
    }

    private AccountStatus status() {
        return progress.workings().state().status();
    }

    Draft draft() {
        step();
        pass();
        progress.close();
        MembershipChanged changed = MembershipChanged.of(progress, step);
        Trace trace = Trace.under(now().terms().place().revision());
        return new Draft(
                kind(),
                at,
                progress.workings().movements(),
                Optional.of(changed),
                new Draft.Why(trace, Actor.ENGINE, MembershipRefs.of(progress)));
    }

    private Membership now() {
        return progress.membership();
    }

    private EntryKind kind() {
        return switch (step) {
            case RENEWED -> EntryKind.MEMBERSHIP_RENEW;
            case PACK_GIVEN -> EntryKind.MEMBERSHIP_PACK;
            case RESUMED -> EntryKind.MEMBERSHIP_RESUME;
            case FEE_DUE, PAYMENT_FAILED -> EntryKind.MEMBERSHIP_DUE;
            case ENDED, LAPSED -> EntryKind.MEMBERSHIP_END;
            case JOINED, CHANGED, CHANGE_PLANNED, CHARGED, PAUSED, CANCELLED, RETURNED ->
                throw new BrokenInvariant("time does not do that: " + step);
        };
    }

    private void step() {
        if (status() == AccountStatus.CLOSED) {
            end(Step.ENDED);
            return;
        }
        switch (now().phase()) {
            case UNPAID -> end(Step.LAPSED);
            case TRIAL -> periodEnds();
            case ACTIVE -> packOrEnd();
            case GRACE -> retryOrLapse();
            case PAUSED -> resume();
            case RETURNED -> throw new BrokenInvariant("what was returned is over");
        }
    }

    private void end(Step how) {
        step = how;
        progress.end();
    }

    private void packOrEnd() {
        if (now().packBeforeEnd().isPresent()) {
            step = Step.PACK_GIVEN;
            progress.givePacks();
        } else {
            periodEnds();
        }
    }

    private void periodEnds() {
        if (now().outlook().ends()) {
            end(Step.ENDED);
            return;
        }
        if (now().dues().owing().filter(owing -> owing.isFor(For.CHANGE)).isPresent()) {
            progress.withdraw();
        }
        now().outlook().next().ifPresent(this::changed);
        if (now().dues().owing().isPresent() || waitsForInvitation()) {
            grace();
        } else {
            collect();
        }
    }

    private void changed(MembershipTerms next) {
        Stretch stretch = now().days().stretch().anew();
        Packs packs = now().packsFrom(stretch.until());
        progress.become(now().with(next)
                .with(Outlook.GOES_ON)
                .with(now().days().with(stretch).with(packs)));
    }

    /** A trial is no period: what follows it was agreed when it began. */
    private boolean waitsForInvitation() {
        return now().phase() != Phase.TRIAL && now().renewal().mode() == Mode.ON_INVITATION;
    }

    private void collect() {
        long fee = now().agreed().fees().periodic();
        if (fee == 0) {
            renewed();
        } else if (isSuspended()) {
            failed();
        } else if (now().dues().pays() == Paying.CHARGE || now().terms().purse().isEmpty()) {
            progress.open(For.PERIOD, fee, now().graceUntil(), Optional.empty());
            grace();
        } else if (progress.pay(now().terms(), fee)) {
            renewed();
        } else {
            failed();
        }
    }

    /** Whoever may take nothing is not asked to: it is as if the payment had failed, and no charge is opened. */
    private boolean isSuspended() {
        return suspended.at(now().agreed().fees().merchant(), at);
    }

    private void failed() {
        progress.become(now().with(now().dues().failing(now().dues().failed() + 1)));
        grace();
    }

    private void renewed() {
        step = Step.RENEWED;
        progress.nextPeriod();
    }

    private void grace() {
        step = Step.FEE_DUE;
        progress.become(now().with(Phase.GRACE));
    }

    private void retryOrLapse() {
        if (now().retry().isEmpty()) {
            end(Step.LAPSED);
        } else if (!isSuspended()
                && progress.pay(now().terms(), now().agreed().fees().periodic())) {
            renewed();
        } else {
            step = Step.PAYMENT_FAILED;
            progress.become(now().with(now().dues().failing(now().dues().failed() + 1)));
        }
    }

    private void resume() {
        step = Step.RESUMED;
        resume(progress);
    }

    /** The end moves by the whole days of the pause, and so does what else has a day: a pause over midnight has none. */
    static void resume(Progress progress) {
        Membership paused = progress.membership();
        long days = Math.max(0, ChronoUnit.DAYS.between(paused.firstDayPaused(), progress.today()));
        Membership.Days moved = paused.days()
                .with(paused.days().stretch().later(days))
                .with(new Packs(paused.packsGivenUntil().plusDays(days), 0));
        progress.become(paused.with(Phase.ACTIVE).with(days == 0 ? paused.days() : moved));
        progress.givePacks();
    }
}
