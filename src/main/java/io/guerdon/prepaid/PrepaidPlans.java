package io.guerdon.prepaid;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Suspended;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.prepaid.PrepaidRefusal.PlanDefinitionNotFound;
import io.guerdon.program.PrepaidPlanSettings;
import io.guerdon.program.Program;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Prepaid plans: agreed, paid, paid back, closed, read. */
public final class PrepaidPlans {
    private final Ledger ledger;
    private final Accounts accounts;
    private final History history;

    /** Of a ledger. */
    public PrepaidPlans(Ledger ledger, Accounts accounts, History history) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.history = history;
    }

    /** Agrees a plan. */
    public Outcome agree(Program program, AgreePlan command, Call call) {
        return settings(program, command)
                .map(found -> ledger.submit(new AgreeDecision(program, found, command, call)))
                .orElseGet(() -> ledger.refuse(AgreeDecision.terms(program, command, call), notFound(command)));
    }

    private static Optional<PrepaidPlanSettings> settings(Program program, AgreePlan command) {
        return program.catalogue().prepaidPlan(command.definition());
    }

    private static PlanDefinitionNotFound notFound(AgreePlan command) {
        return new PlanDefinitionNotFound(command.definition().value());
    }

    /** Hands in a payment. */
    public Outcome pay(Program program, PayPlan command, Call call) {
        return ledger.submit(new PayDecision(program, command, call));
    }

    /** Pays a payment back. */
    public Outcome refund(Program program, RefundPlanPayment command, Call call) {
        return ledger.submit(new PaymentRefundDecision(program, command, call));
    }

    /** Ends a plan before its time. */
    public Outcome close(ClosePlan command, Call call) {
        return ledger.submit(new CloseDecision(command, call));
    }

    /** What something would come to. */
    public sealed interface Preview {
        /** This, on what there is before. */
        record Would(Draft draft, AccountState before) implements Preview {}

        /** Nothing. */
        record Refused(Refusal refusal) implements Preview {}
    }

    /** What a payment would come to, by the function that does it. */
    public Preview preview(Program program, PayPlan command, ChainId chain, Actor actor) {
        return preview(new PayDecision(program, command, unasked(chain, actor)), chain);
    }

    /** What closing a plan would come to, by the function that does it. */
    public Preview preview(ClosePlan command, ChainId chain, Actor actor) {
        return preview(new CloseDecision(command, unasked(chain, actor)), chain);
    }

    private static Call unasked(ChainId chain, Actor actor) {
        return new Call(chain, EntryKey.following("preview", chain), actor, 0);
    }

    private Preview preview(PlanOperation operation, ChainId chain) {
        Instant now = ledger.time().now(chain.program());
        Seen seen = seen(chain, now);
        return switch (ledger.preview(operation, seen.state(), now, plan(seen, operation.plan()))) {
            case Verdict.Commit commit -> new Preview.Would(commit.draft(), seen.state());
            case Verdict.Refuse refuse -> new Preview.Refused(refuse.refusal());
        };
    }

    /** An account as it is written, and what time has done since. */
    private record Seen(AccountState written, AccountState state, List<Draft> since) {}

    private Seen seen(ChainId chain, Instant now) {
        AccountState written = accounts.read(chain);
        Suspended suspended = ledger.suspended(chain.program());
        return new Seen(written, Due.applied(written, now, suspended), Due.unwritten(written, now, suspended));
    }

    private Optional<PlanSoFar> plan(Seen seen, ArrangementId id) {
        return PlanSoFar.read(history, seen.written(), seen.since(), id);
    }

    /** A plan as it stands, on a state and at an instant. */
    public record Standing(PlanSoFar plan, AccountState state, Instant now) {
        /** What is told of it. */
        public PlanStanding told() {
            return new PlanEntry(plan.id(), new Workings(state), now).standing(plan.plan());
        }

        /** What closing it now would leave, if the member asked for it; by what closes it. Empty where it is over. */
        public Optional<Figures> closing() {
            return plan.plan() instanceof OwnPlan own && own.phase() == Plan.Phase.RUNNING
                    ? Optional.of(closing(own))
                    : Optional.empty();
        }

        private Figures closing(OwnPlan own) {
            PlanEntry entry = new PlanEntry(plan.id(), new Workings(state), now);
            Plan closed = CloseDecision.closed(entry, own, ClosePlan.By.MEMBER);
            return closed.figures(entry.workings().state());
        }
    }

    /** A plan of a member. */
    public Optional<Standing> find(ChainId chain, ArrangementId id) {
        Instant now = ledger.time().now(chain.program());
        Seen seen = seen(chain, now);
        return plan(seen, id).map(plan -> new Standing(plan, seen.state(), now));
    }

    /** Plans that came to a member before entry {@code seq}, latest first, at most {@code limit}; by the seq they first came with. */
    public List<Came> before(ChainId chain, long seq, int limit) {
        SequencedMap<ArrangementId, Long> came = new LinkedHashMap<>();
        history.byRef(chain, Plan.ALL)
                .forEach(entry -> named(entry).ifPresent(plan -> came.putIfAbsent(plan, entry.seq())));
        return came.sequencedEntrySet().reversed().stream()
                .filter(each -> each.getValue() < seq)
                .limit(limit)
                .flatMap(each ->
                        find(chain, each.getKey()).map(standing -> new Came(each.getValue(), standing)).stream())
                .toList();
    }

    /** The plan that came with an entry, agreed or from another member. */
    private static Optional<ArrangementId> named(Entry entry) {
        return switch (entry.kind()) {
            case PLAN_AGREE -> Optional.of(ArrangementId.of(Plan.KIND, entry.chain(), entry.seq()));
            case PLAN_TRANSFER_IN ->
                entry.draft()
                        .subject()
                        .filter(PlanMoved.class::isInstance)
                        .map(subject -> ((PlanMoved) subject).standing().plan());
            default -> Optional.empty();
        };
    }

    /** A plan, and the entry it first came with. */
    public record Came(long seq, Standing standing) {}
}
