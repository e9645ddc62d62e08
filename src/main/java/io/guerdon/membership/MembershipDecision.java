package io.guerdon.membership;

import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.membership.MembershipChanged.Returned;
import io.guerdon.membership.MembershipChanged.Step;
import io.guerdon.membership.MembershipCommand.Cancel;
import io.guerdon.membership.MembershipCommand.Change;
import io.guerdon.membership.MembershipCommand.How;
import io.guerdon.membership.MembershipCommand.Join;
import io.guerdon.membership.MembershipCommand.Pause;
import io.guerdon.membership.MembershipCommand.Renew;
import io.guerdon.membership.MembershipCommand.Resume;
import io.guerdon.membership.MembershipCommand.When;
import io.guerdon.membership.MembershipRefusal.MembershipNotFound;
import io.guerdon.membership.MembershipRefusal.MembershipPlanElsewhere;
import io.guerdon.program.Program;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides what is asked about a membership. Its context is what was given with it, where it is returned, and who joined before. */
record MembershipDecision(Program program, MembershipCommand command, Call call) implements Operation<MembershipPast> {
    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, MembershipCommand.FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public MembershipPast gather(History history, AccountState state, Instant now) {
        return switch (command) {
            case Join join -> MembershipPast.joins(history, state.chain(), join.plan());
            case Cancel cancel when cancel.how() == How.COOLING_OFF -> MembershipPast.given(history, state);
            case Change change
            when change.when() == When.NOW && Changing.asksForThePast(state) -> MembershipPast.given(history, state);
            case Renew _, Change _, Pause _, Resume _, Cancel _ -> MembershipPast.NOTHING;
        };
    }

    /** What a step comes to: why not, or what was done. */
    sealed interface Result {
        /** Not, for a reason. */
        record No(Refusal refusal) implements Result {}

        /** This. */
        record Done(EntryKind kind, Step step, Progress progress, Returned back) implements Result {
            Done(EntryKind kind, Step step, Progress progress) {
                this(kind, step, progress, Returned.NOTHING);
            }
        }

        /** The same, where something speaks against it, and where nothing does. */
        static Result of(Optional<? extends Refusal> against, Supplier<Result> otherwise) {
            return against.<Result>map(No::new).orElseGet(otherwise);
        }
    }

    @Override
    public Verdict decide(AccountState state, Instant now, MembershipPast past) {
        return switch (result(state, now, past)) {
            case Result.No no -> new Verdict.Refuse(no.refusal());
            case Result.Done done ->
                new Verdict.Commit(draft(now, TimePasses.after(done, MerchantSuspended.under(program))));
        };
    }

    private Result result(AccountState state, Instant now, MembershipPast past) {
        if (command instanceof Join join) {
            return new Joining(program, join, past).decide(state, now, this::elsewhere);
        }
        Optional<Map.Entry<ArrangementId, Membership>> found = Membership.of(state);
        if (found.isEmpty()) {
            return new Result.No(new MembershipNotFound());
        }
        Membership membership = found.get().getValue();
        Progress progress = new Progress(new Workings(state), found.get().getKey(), membership, now);
        Optional<Refusal> against =
                elsewhere(membership.terms()).or(() -> suspended(membership)).or(() -> Guards.mayEarn(state));
        return Result.of(against, () -> switch (command) {
            case Join _ -> throw new IllegalStateException("joining is decided apart");
            case Renew renew -> Renewing.decide(progress, renew);
            case Change change -> new Changing(program, progress, change, past).decide(now);
            case Pause _ -> Pausing.pause(progress);
            case Resume _ -> Pausing.resume(progress);
            case Cancel cancel -> Leaving.decide(program, progress, cancel, past, now);
        });
    }

    private Optional<Refusal> elsewhere(MembershipTerms terms) {
        String actsFor = call.actor().merchant();
        String merchant = terms.plan().fees().merchant().value();
        return actsFor.isEmpty() || actsFor.equals(merchant)
                ? Optional.empty()
                : Optional.of(new MembershipPlanElsewhere(merchant));
    }

    /** Nothing is agreed that a suspended merchant would be paid for; what was agreed can be left, and taken back. */
    private Optional<Refusal> suspended(Membership membership) {
        boolean commits = switch (command) {
            case Join _, Renew _ -> true;
            case Change change ->
                change.when() == When.NOW
                        || !change.plan().equals(membership.agreed().id());
            case Pause _, Resume _, Cancel _ -> false;
        };
        return commits
                ? MerchantSuspended.at(program, membership.agreed().fees().merchant())
                : Optional.empty();
    }

    private Draft draft(Instant now, Result.Done done) {
        Progress progress = done.progress();
        progress.close();
        Call why = command instanceof Cancel cancel ? call.because(cancel.reason()) : call;
        return new Draft(
                done.kind(),
                now,
                progress.workings().movements(),
                Optional.of(MembershipChanged.of(progress, done.step(), done.back())),
                Draft.Why.of(why).refs(MembershipRefs.of(progress).toArray(String[]::new)));
    }
}
