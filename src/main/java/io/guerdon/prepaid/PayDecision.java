package io.guerdon.prepaid;

import io.guerdon.earning.EarnRefusal.CurrencyMismatch;
import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.Operation.Refusals;
import io.guerdon.ledger.Refusal;
import io.guerdon.prepaid.PrepaidRefusal.PlanPaidAtOnce;
import io.guerdon.prepaid.PrepaidRefusal.PlanPaymentTooLarge;
import io.guerdon.prepaid.PrepaidRefusal.PlanPaymentTooSmall;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides whether money is taken for a plan. */
record PayDecision(Program program, PayPlan command, Call call) implements PlanOperation {
    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(
                call.chain(),
                request,
                PayPlan.FIELDS,
                List.of(PayPlan.claim(call.chain().program(), command.paid())),
                Refusals.FORGOTTEN);
    }

    @Override
    public ArrangementId plan() {
        return command.plan();
    }

    @Override
    public Optional<Refusal> mayNot(AccountState state, OwnPlan agreed) {
        MerchantId merchant = command.paid().till().merchant();
        return PlanOperation.elsewhere(agreed, merchant.value())
                .or(() -> command.paid().till().unlisted(program))
                .or(() -> MerchantSuspended.at(program, merchant))
                .or(() -> PlanOperation.over(plan(), agreed))
                .or(() -> Guards.mayEarn(state))
                .or(() -> switch (agreed) {
                    case ReleasePlan _ -> Optional.of(new PlanPaidAtOnce(plan().value()));
                    case InstalmentPlan plan -> plan.full().or(() -> amount(state, plan));
                });
    }

    private Optional<Refusal> amount(AccountState state, InstalmentPlan plan) {
        String currency = plan.terms().sum().money().currency();
        String asked = command.paid().amount().currency();
        if (!asked.equals(currency)) {
            return Optional.of(new CurrencyMismatch(asked, currency));
        }
        long amount = command.paid().amount().minor();
        long most = plan.dues().most();
        // What completes a part is enough, however little: it may be what a charge asked for that is withdrawn by now.
        long least =
                Math.min(Math.min(plan.way().leastPayment(), most), plan.dues().missingOfNext());
        if (amount < least) {
            return Optional.of(new PlanPaymentTooSmall(least, amount));
        }
        return amount > most
                ? Optional.of(new PlanPaymentTooLarge(most, amount))
                : Guards.hasRoom(state, plan.terms().where().principal(), amount);
    }

    @Override
    public Optional<Refusal> outlived(OwnPlan agreed, Instant now) {
        return agreed instanceof InstalmentPlan plan ? plan.outlived(now) : Optional.empty();
    }

    @Override
    public Draft draft(PlanEntry entry, OwnPlan agreed) {
        InstalmentPlan next = new Paying((InstalmentPlan) agreed, entry)
                .pay(command.paid().amount().minor(), "", MerchantSuspended.under(program));
        int number = next.progress().payments().size();
        return draft(EntryKind.PLAN_PAY, entry, new PlanPaid(entry.standing(next), number, command.paid()), "");
    }
}
