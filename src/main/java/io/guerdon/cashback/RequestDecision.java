package io.guerdon.cashback;

import io.guerdon.cashback.PayoutRefusal.InsufficientBalance;
import io.guerdon.cashback.PayoutRefusal.PayoutBelowMinimum;
import io.guerdon.cashback.PayoutRefusal.TooManyPayouts;
import io.guerdon.cashback.PayoutRefusal.UnitNotPaidOut;
import io.guerdon.cashback.PayoutRefusal.UnknownUnit;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement.HoldOpened;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.PayoutTerms;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides whether money is put aside to be paid out. It is a hold that does not lapse: only an operator knows how it ended. */
record RequestDecision(Program program, RequestPayout command, Call call) implements Operation<Optional<Void>> {
    private static final int MOST_OPEN = 20;
    private static final List<String> FIELDS = List.of("operation", "unit", "amount", "reference");

    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, FIELDS, List.of(), Refusals.REMEMBERED);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        return allows().or(() -> Guards.maySpend(state))
                .or(() -> tooMany(state))
                .or(() -> covers(state))
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(state, now)));
    }

    private Optional<Refusal> allows() {
        String unit = command.wallet().value();
        if (program.lots(command.wallet()).isEmpty()) {
            return Optional.of(new UnknownUnit(unit));
        }
        Optional<PayoutTerms> terms = program.catalogue().payout(command.wallet());
        if (terms.isEmpty()) {
            return Optional.of(new UnitNotPaidOut(unit));
        }
        long minimum = terms.get().minimum();
        long requested = command.amount().value();
        return requested < minimum ? Optional.of(new PayoutBelowMinimum(unit, minimum, requested)) : Optional.empty();
    }

    private static Optional<Refusal> tooMany(AccountState state) {
        long open = state.holds().keySet().stream()
                .filter(hold -> new PayoutId(hold.value()).isOne())
                .count();
        return open >= MOST_OPEN ? Optional.of(new TooManyPayouts(MOST_OPEN)) : Optional.empty();
    }

    private Optional<Refusal> covers(AccountState state) {
        long available = state.wallet(command.wallet()).available();
        long requested = command.amount().value();
        return available < requested
                ? Optional.of(new InsufficientBalance(command.wallet().value(), available, requested))
                : Optional.empty();
    }

    private Draft draft(AccountState state, Instant now) {
        Workings workings = new Workings(state);
        PayoutId payout = PayoutId.of(state.chain().member(), workings.seq());
        long amount = command.amount().value();
        workings.apply(new HoldOpened(
                command.wallet(),
                payout.hold(),
                MerchantId.HOUSE,
                command.reference(),
                Instant.MAX,
                workings.draws(command.wallet(), amount)));
        PayoutChanged changed =
                new PayoutChanged(payout, command.wallet(), amount, PayoutState.REQUESTED, command.reference());
        return new Draft(
                EntryKind.PAYOUT_REQUEST,
                now,
                workings.movements(),
                Optional.of(changed),
                Draft.Why.of(call).refs(payout.value(), Payouts.ALL));
    }
}
