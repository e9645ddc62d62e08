package io.guerdon.prepaid;

import io.guerdon.earning.EarnRefusal.CurrencyMismatch;
import io.guerdon.earning.EarnRefusal.MerchantDoesNotIssue;
import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.prepaid.PrepaidRefusal.MerchantTakesNoPlans;
import io.guerdon.prepaid.PrepaidRefusal.PlanAmountNotAllowed;
import io.guerdon.prepaid.PrepaidRefusal.PlanNeedsReceipt;
import io.guerdon.prepaid.PrepaidRefusal.PlanPaidInParts;
import io.guerdon.prepaid.PrepaidRefusal.PlanStartNotAllowed;
import io.guerdon.program.PrepaidPlanSettings;
import io.guerdon.program.PrepaidPlanSettings.Instalments;
import io.guerdon.program.PrepaidPlanSettings.Release;
import io.guerdon.program.Program;
import io.guerdon.redemption.Purse;
import io.guerdon.redemption.RedeemRefusal.UnknownMerchant;
import io.guerdon.unit.MerchantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Decides whether a plan is agreed. */
record AgreeDecision(Program program, PrepaidPlanSettings settings, AgreePlan command, Call call)
        implements Operation<Optional<Void>> {
    /** How far ahead a plan may begin. */
    private static final long MOST_DAYS_AHEAD = 366;

    @Override
    public Terms terms() {
        return terms(program, command, call);
    }

    static Terms terms(Program program, AgreePlan command, Call call) {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, AgreePlan.FIELDS, command.claims(program.id()), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        Agreeing agreeing = new Agreeing(program, settings, command, now);
        return here().or(() -> command.till().unlisted(program))
                .or(this::amount)
                .or(() -> funded(agreeing))
                .or(this::receipt)
                .or(() -> start(now))
                .or(() -> Guards.mayEarn(state))
                .or(() -> Purse.of(program, settings.storedValue()).blocked(state))
                .or(() -> Guards.hasRoom(
                        state, agreeing.where().principal(), command.money().minor()))
                .or(() -> Guards.hasRoom(state, agreeing.where().bonus(), agreeing.bonus()))
                .or(agreeing::outlives)
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(agreeing.draft(state, call)));
    }

    private Optional<Refusal> here() {
        MerchantId merchant = command.till().merchant();
        if (program.merchant(merchant).isEmpty()) {
            return Optional.of(new UnknownMerchant(merchant.value()));
        }
        if (program.isSuspended(merchant)) {
            return MerchantSuspended.at(program, merchant);
        }
        return settings.amount().takes(merchant)
                ? Optional.empty()
                : Optional.of(new MerchantTakesNoPlans(merchant.value()));
    }

    private Optional<Refusal> amount() {
        String currency = program.place().currency();
        if (!command.money().currency().equals(currency)) {
            return Optional.of(new CurrencyMismatch(command.money().currency(), currency));
        }
        PrepaidPlanSettings.Amount amount = settings.amount();
        long minor = command.money().minor();
        return minor < amount.least() || minor > amount.most()
                ? Optional.of(new PlanAmountNotAllowed(amount.least(), amount.most(), minor))
                : Optional.empty();
    }

    private Optional<Refusal> funded(Agreeing agreeing) {
        MerchantId issuer = settings.bonus().issuer().orElse(command.till().merchant());
        return MerchantDoesNotIssue.funding(program, issuer, agreeing.bonus());
    }

    private Optional<Refusal> receipt() {
        String definition = settings.id().value();
        return switch (settings.way()) {
            case Release _ ->
                command.receipt().isPresent() ? Optional.empty() : Optional.of(new PlanNeedsReceipt(definition));
            case Instalments _ ->
                command.receipt().isPresent() ? Optional.of(new PlanPaidInParts(definition)) : Optional.empty();
        };
    }

    private Optional<Refusal> start(Instant now) {
        LocalDate today = now.atZone(program.place().zone()).toLocalDate();
        LocalDate latest = today.plusDays(MOST_DAYS_AHEAD);
        return command.firstOn()
                .filter(day -> day.isBefore(today) || day.isAfter(latest))
                .map(day -> new PlanStartNotAllowed(today.toString(), latest.toString(), day.toString()));
    }
}
