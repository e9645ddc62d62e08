package io.guerdon.storedvalue;

import io.guerdon.ledger.AccountState;
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
import io.guerdon.program.Programs;
import io.guerdon.redemption.Purse;
import io.guerdon.storedvalue.StoredValueRefusal.RefundExceedsTopUp;
import io.guerdon.storedvalue.StoredValueRefusal.TopUpInUse;
import io.guerdon.storedvalue.StoredValueRefusal.TopUpNotFound;
import io.guerdon.storedvalue.StoredValueRefusal.TopUpUsedUp;
import io.guerdon.storedvalue.StoredValueRefusal.ToppedUpAtAnotherMerchant;
import io.guerdon.storedvalue.TopUpRefunded.BonusBack;
import io.guerdon.unit.Money;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides whether money is paid back, and what becomes of its bonus. Its context is the top-up. */
record TopUpRefundDecision(Programs programs, RefundTopUp command, Call call)
        implements Operation<Optional<TopUpSoFar>> {
    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, RefundTopUp.FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<TopUpSoFar> gather(History history, AccountState state, Instant now) {
        return TopUpSoFar.read(history, programs, state.chain(), command.topUp());
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<TopUpSoFar> found) {
        if (found.isEmpty()) {
            return new Verdict.Refuse(new TopUpNotFound(command.topUp().value()));
        }
        TopUpSoFar topUp = found.get();
        Repaying repaying = new Repaying(topUp, state);
        long refundable = repaying.refundable();
        long amount = command.amount().map(Points::value).orElse(refundable);
        return mayNot(state, topUp)
                .or(() -> tooMuch(refundable, amount))
                .or(() -> inUse(repaying, amount))
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(new Workings(state), now, topUp, repaying, amount)));
    }

    private Optional<Refusal> mayNot(AccountState state, TopUpSoFar topUp) {
        String actsFor = call.actor().merchant();
        String merchant = topUp.made().paid().till().merchant().value();
        if (!actsFor.isEmpty() && !actsFor.equals(merchant)) {
            return Optional.of(new ToppedUpAtAnotherMerchant(merchant));
        }
        return switch (command.whenBlocked()) {
            case PAYS_BACK -> Optional.empty();
            case REFUSES ->
                Guards.maySpend(state).or(() -> Purse.blocked(topUp.made().storedValue(), state));
        };
    }

    private Optional<Refusal> tooMuch(long refundable, long amount) {
        if (refundable == 0) {
            return Optional.of(new TopUpUsedUp(command.topUp().value()));
        }
        return amount > refundable ? Optional.of(new RefundExceedsTopUp(refundable, amount)) : Optional.empty();
    }

    private Optional<Refusal> inUse(Repaying repaying, long amount) {
        return repaying.needsWhatIsHeld(amount)
                ? Optional.of(new TopUpInUse(command.topUp().value()))
                : Optional.empty();
    }

    private Draft draft(Workings workings, Instant now, TopUpSoFar topUp, Repaying repaying, long amount) {
        BonusBack bonus = repaying.take(workings, amount);
        WalletId storedValue = topUp.made().storedValue();
        PaidInDay.of(workings.state(), storedValue)
                .filter(known -> known.day().equals(topUp.day()))
                .ifPresent(known -> known.less(amount).keep(workings, storedValue));
        Money paidBack = new Money(amount, topUp.made().paid().amount().currency());
        TopUpRefunded refunded = new TopUpRefunded(command.topUp(), storedValue, paidBack, bonus);
        Draft.Why why = Draft.Why.of(call.because(command.reason()))
                .refs(command.topUp().value());
        return new Draft(EntryKind.TOP_UP_REFUND, now, workings.movements(), Optional.of(refunded), why);
    }
}
