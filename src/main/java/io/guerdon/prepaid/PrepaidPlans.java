package io.guerdon.prepaid;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.prepaid.PrepaidRefusal.PlanDefinitionNotFound;
import io.guerdon.program.PrepaidPlanSettings;
import io.guerdon.program.Program;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
    public Outcome pay(PayPlan command, Call call) {
        return ledger.submit(new PayDecision(command, call));
    }

    /** Pays a payment back. */
    public Outcome refund(RefundPlanPayment command, Call call) {
        return ledger.submit(new PaymentRefundDecision(command, call));
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
    public Preview preview(PayPlan command, ChainId chain, Actor actor) {
        return preview(new PayDecision(command, unasked(chain, actor)), chain);
    }

    /** What closing a plan would come to, by the function that does it. */
    public Preview preview(ClosePlan command, ChainId chain, Actor actor) {
        return preview(new CloseDecision(command, unasked(chain, actor)), chain);
    }

    private static Call unasked(ChainId chain, Actor actor) {
        return new Call(chain, EntryKey.following("preview", chain), actor, 0);
    }

    private <C> Preview preview(Operation<C> operation, ChainId chain) {
        Instant now = ledger.time().now(chain.program());
        AccountState before = now(chain, now);
        return switch (operation.decide(before, now, operation.gather(history, before, now))) {
            case Verdict.Commit commit -> new Preview.Would(commit.draft(), before);
            case Verdict.Refuse refuse -> new Preview.Refused(refuse.refusal());
        };
    }

    private AccountState now(ChainId chain, Instant now) {
        return Due.applied(accounts.read(chain), now);
    }

    /** A plan as it stands, on a state and at an instant. */
    public record Standing(PlanSoFar plan, AccountState state, Instant now) {
        /** What is told of it. */
        public PlanStanding told() {
            return new PlanEntry(plan.id(), new Workings(state), now).standing(plan.plan());
        }

        /** What closing it now would leave, if the member asked for it; by what closes it. Empty where it is over. */
        public Optional<Figures> closing() {
            if (plan.plan().phase() != Plan.Phase.RUNNING) {
                return Optional.empty();
            }
            PlanEntry entry = new PlanEntry(plan.id(), new Workings(state), now);
            Plan closed = CloseDecision.closed(entry, plan.plan(), ClosePlan.By.MEMBER);
            return Optional.of(closed.figures(entry.workings().state()));
        }
    }

    /** A plan of a member. */
    public Optional<Standing> find(ChainId chain, ArrangementId id) {
        Instant now = ledger.time().now(chain.program());
        AccountState state = now(chain, now);
        return PlanSoFar.read(history, state, id).map(plan -> new Standing(plan, state, now));
    }

    /** A member's plans agreed before entry {@code seq}, latest first, at most {@code limit}; by the seq that agreed them. */
    public List<Agreed> before(ChainId chain, long seq, int limit) {
        return history.byRef(chain, Plan.ALL).reversed().stream()
                .filter(entry -> entry.kind() == EntryKind.PLAN_AGREE && entry.seq() < seq)
                .limit(limit)
                .flatMap(entry -> find(chain, ArrangementId.of(Plan.KIND, chain, entry.seq()))
                        .map(standing -> new Agreed(entry.seq(), standing))
                        .stream())
                .toList();
    }

    /** A plan, and the entry that agreed it. */
    public record Agreed(long seq, Standing standing) {}
}
