package io.guerdon.prepaid;

import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.BrokenInvariant;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Overloaded;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.StoreUnavailable;
import io.guerdon.prepaid.PlanArrivalDecision.End;
import io.guerdon.transfer.TransferRefusal.ReceiverClosed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives plans to other members, and carries on what a crash left on its way. */
public final class PlanTransfers {
    private static final Logger LOG = LoggerFactory.getLogger(PlanTransfers.class);

    private final Ledger ledger;
    private final Accounts accounts;

    /** Of plans in a ledger. */
    public PlanTransfers(Ledger ledger, Accounts accounts) {
        this.ledger = ledger;
        this.accounts = accounts;
    }

    /**
     * Sends a plan, then delivers it. The answer is the sending; a delivery that fails now is carried on by due work.
     *
     * @param receiver who bears the name now, in the same program
     */
    public Outcome transfer(TransferPlan command, ChainId receiver, Call call) {
        Outcome outcome = ledger.submit(new SendPlanDecision(command, receiver, call, accounts));
        switch (outcome) {
            case Outcome.Committed _, Outcome.Replayed _ -> deliver(call.chain());
            case Outcome.Refused _, Outcome.RefusedBefore _ -> {}
        }
        return outcome;
    }

    /** Sends nothing, because nobody bears the name; a plan that was sent before is answered as it was then. */
    public Outcome refuse(TransferPlan command, Refusal refusal, Call call) {
        return ledger.refuse(SendPlanDecision.terms(command, call), refusal);
    }

    /** Delivers whatever plans a member has sent that have not arrived; harmless to repeat, from any process. */
    public void deliver(ChainId from) {
        accounts.read(from).arrangements().forEach((id, arrangement) -> {
            if (arrangement instanceof SentPlan sent) {
                tryToDeliver(from, id, sent);
            }
        });
    }

    /** One that cannot arrive now holds up none of the others. */
    private void tryToDeliver(ChainId from, ArrangementId plan, SentPlan sent) {
        try {
            deliver(from, plan, sent);
        } catch (Overloaded | StoreUnavailable | BrokenInvariant fault) {
            LOG.warn("a plan that {} has sent arrives later: {}", from, fault.getMessage());
        }
    }

    private void deliver(ChainId from, ArrangementId plan, SentPlan sent) {
        switch (ledger.submit(new ReceivePlanDecision(from, plan, sent))) {
            case Outcome.Committed _, Outcome.Replayed _ -> end(from, plan, sent, End.ARRIVED);
            case Outcome.RefusedBefore _ -> end(from, plan, sent, End.REFUSED);
            case Outcome.Refused refused
            when refused.refusal() instanceof ReceiverClosed -> end(from, plan, sent, End.REFUSED);
            case Outcome.Refused _ -> {
                // The receiver cannot be written now; the plan stays on its way and is delivered later.
            }
        }
    }

    private void end(ChainId from, ArrangementId plan, SentPlan sent, End end) {
        ledger.submit(new PlanArrivalDecision(from, plan, sent, end));
    }
}
