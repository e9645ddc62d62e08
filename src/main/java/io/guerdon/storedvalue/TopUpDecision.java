package io.guerdon.storedvalue;

import io.guerdon.earning.EarnRefusal.CurrencyMismatch;
import io.guerdon.earning.EarnRefusal.MerchantDoesNotIssue;
import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.earning.LotFactory;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
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
import io.guerdon.program.LotDates;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.Program;
import io.guerdon.program.StoredValueSettings;
import io.guerdon.program.StoredValueSettings.Limits;
import io.guerdon.redemption.Purse;
import io.guerdon.redemption.RedeemRefusal.UnknownMerchant;
import io.guerdon.storedvalue.StoredValueRefusal.MerchantTakesNoTopUps;
import io.guerdon.storedvalue.StoredValueRefusal.StoredValueTooHigh;
import io.guerdon.storedvalue.StoredValueRefusal.StoredValueValidityOver;
import io.guerdon.storedvalue.StoredValueRefusal.TopUpAmountNotAllowed;
import io.guerdon.storedvalue.StoredValueRefusal.TopUpDayLimit;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether money is paid in: it and its bonus are lots of one entry. The state knows what was paid in on the same day, less what
 * was paid back of that; the chain is serial, so no two top-ups find the same room.
 */
record TopUpDecision(Program program, StoredValueSettings settings, TopUp command, Call call)
        implements Operation<Optional<Void>> {
    @Override
    public Terms terms() {
        return terms(program, command, call);
    }

    static Terms terms(Program program, TopUp command, Call call) {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, TopUp.FIELDS, List.of(command.claim(program.id())), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    private LocalDate today(Instant now) {
        return now.atZone(program.place().zone()).toLocalDate();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        long paidInToday = PaidInDay.of(state, settings.id())
                .map(known -> known.on(today(now)))
                .orElse(0L);
        return here().or(() -> command.paid().till().unlisted(program))
                .or(this::amount)
                .or(this::funded)
                .or(() -> Guards.mayEarn(state))
                .or(() -> Purse.of(program, settings.id()).blocked(state))
                .or(() -> over(now))
                .or(() -> room(state, paidInToday))
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(state, now, paidInToday)));
    }

    private Optional<Refusal> here() {
        MerchantId merchant = command.paid().till().merchant();
        if (program.merchant(merchant).isEmpty()) {
            return Optional.of(new UnknownMerchant(merchant.value()));
        }
        if (program.isSuspended(merchant)) {
            return MerchantSuspended.at(program, merchant);
        }
        return settings.limits().takes(merchant)
                ? Optional.empty()
                : Optional.of(new MerchantTakesNoTopUps(merchant.value()));
    }

    private Optional<Refusal> amount() {
        String asked = command.paid().amount().currency();
        String currency = program.place().currency();
        if (!asked.equals(currency)) {
            return Optional.of(new CurrencyMismatch(asked, currency));
        }
        Limits limits = settings.limits();
        return amountPaid() < limits.least() || amountPaid() > limits.most()
                ? Optional.of(new TopUpAmountNotAllowed(limits.least(), limits.most(), amountPaid()))
                : Optional.empty();
    }

    /** Whoever pays in is to have the bonus that settings tell of, or to be told that there is none now. */
    private Optional<Refusal> funded() {
        MerchantId issuer =
                settings.bonus().issuer().orElse(command.paid().till().merchant());
        return MerchantDoesNotIssue.funding(program, issuer, settings.bonus().of(amountPaid()));
    }

    private long amountPaid() {
        return command.paid().amount().minor();
    }

    private Optional<Refusal> over(Instant now) {
        Instant end = expiry(now);
        return end.isAfter(now) ? Optional.empty() : Optional.of(new StoredValueValidityOver(end.toString()));
    }

    private Instant expiry(Instant now) {
        LotPolicy lots = program.lots(settings.parts().principal()).orElseThrow();
        return LotDates.expiry(lots, program.place().zone(), now);
    }

    /** What is held may come back. */
    private Optional<Refusal> room(AccountState state, long paidInToday) {
        WalletId principal = settings.parts().principal();
        Limits limits = settings.limits();
        long there = state.wallet(principal).available() + state.held(principal);
        if (there + amountPaid() > limits.highestPrincipal()) {
            return Optional.of(new StoredValueTooHigh(limits.highestPrincipal(), there));
        }
        return paidInToday + amountPaid() > limits.mostPerDay()
                ? Optional.of(new TopUpDayLimit(limits.mostPerDay(), paidInToday))
                : Guards.hasRoom(state, settings.parts().bonus(), bonus());
    }

    private long bonus() {
        return settings.bonus().of(amountPaid());
    }

    private Draft draft(AccountState state, Instant now, long paidInToday) {
        MerchantId merchant = command.paid().till().merchant();
        MerchantId issuer = settings.bonus().issuer().orElse(merchant);
        Workings workings = new Workings(state);
        command.paid().open(workings, settings.parts().principal(), expiry(now));
        if (bonus() > 0) {
            new LotFactory(program, issuer).give(workings, settings.parts().bonus(), bonus(), now, Book.issuer(issuer));
        }
        new PaidInDay(today(now), paidInToday + amountPaid()).keep(workings, settings.id());
        TopUpId topUp = TopUpId.of(state.chain(), workings.seq());
        ToppedUp made = new ToppedUp(topUp, settings.id(), command.paid(), bonus(), command.payment());
        return new Draft(EntryKind.TOP_UP, now, workings.movements(), Optional.of(made), Draft.Why.of(call));
    }
}
