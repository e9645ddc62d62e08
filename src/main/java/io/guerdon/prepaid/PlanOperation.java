package io.guerdon.prepaid;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Subject;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.prepaid.ClosePlan.Guarded;
import io.guerdon.prepaid.PrepaidRefusal.PlanNotFound;
import io.guerdon.prepaid.PrepaidRefusal.PlanNotRunning;
import io.guerdon.prepaid.PrepaidRefusal.PlanOfAnotherMerchant;
import io.guerdon.prepaid.PrepaidRefusal.PlanTransferred;
import io.guerdon.redemption.Purse;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What can be asked about a plan that was agreed. Its context is the plan, as it is or was when it ended. */
interface PlanOperation extends Operation<Optional<PlanSoFar>> {
    /** Which. */
    ArrangementId plan();

    /** Who asks, under which key. */
    Call call();

    @Override
    default Optional<PlanSoFar> gather(History history, AccountState state, Instant now) {
        return PlanSoFar.read(history, state, plan());
    }

    @Override
    default Verdict decide(AccountState state, Instant now, Optional<PlanSoFar> found) {
        return switch (found.map(PlanSoFar::plan).orElse(null)) {
            case null -> new Verdict.Refuse(new PlanNotFound(plan().value()));
            case SentPlan sent ->
                new Verdict.Refuse(elsewhere(sent, call().actor().merchant())
                        .orElseGet(() -> new PlanTransferred(plan().value())));
            case OwnPlan own -> decide(state, now, own);
        };
    }

    private Verdict decide(AccountState state, Instant now, OwnPlan agreed) {
        return elsewhere(agreed, call().actor().merchant())
                .or(() -> mayNot(state, agreed))
                .or(() -> outlived(agreed, now))
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(new PlanEntry(plan(), new Workings(state), now), agreed)));
    }

    /** Why not; empty where it may be. */
    Optional<Refusal> mayNot(AccountState state, OwnPlan agreed);

    /** Why not, where what it credits could not be spent any more. */
    default Optional<Refusal> outlived(OwnPlan agreed, Instant now) {
        return Optional.empty();
    }

    /** What becomes of it. */
    Draft draft(PlanEntry entry, OwnPlan agreed);

    /** A merchant has to do with its own plans; empty acts for all. */
    static Optional<Refusal> elsewhere(Plan agreed, String merchant) {
        String seller = agreed.terms().sides().seller().value();
        return merchant.isEmpty() || merchant.equals(seller)
                ? Optional.empty()
                : Optional.of(new PlanOfAnotherMerchant(seller));
    }

    /** Why not, where it is over. */
    static Optional<Refusal> over(ArrangementId id, Plan agreed) {
        return switch (agreed.phase()) {
            case RUNNING -> Optional.empty();
            case COMPLETED, CLOSED, LAPSED, TRANSFERRED ->
                Optional.of(new PlanNotRunning(id.value(), agreed.phase().name().toLowerCase(Locale.ROOT)));
        };
    }

    /** Why not, where what goes back may have been stolen. */
    static Optional<Refusal> blocked(AccountState state, Plan agreed, Guarded guarded) {
        return switch (guarded) {
            case ANYWAY -> Optional.empty();
            case UNLESS_BLOCKED ->
                Guards.maySpend(state)
                        .or(() -> Purse.blocked(agreed.terms().where().storedValue(), state));
        };
    }

    /** The entry, for a reason or none. */
    default Draft draft(EntryKind kind, PlanEntry entry, Subject subject, String reason) {
        Call because = reason.isEmpty() ? call() : call().because(reason);
        return entry.draft(kind, subject, because);
    }
}
