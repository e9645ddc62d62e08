package io.guerdon.credit;

import io.guerdon.credit.CreditRefusal.CreditNotGranted;
import io.guerdon.credit.CreditRefusal.MerchantIsNotTheLender;
import io.guerdon.credit.CreditRefusal.RepaymentExceedsOwed;
import io.guerdon.earning.EarnRefusal.CurrencyMismatch;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides whether something is repaid. At a till that is listed it always is where it is owed: of blocked credit, and by whoever has left, too. */
record RepayDecision(Program program, RepayCredit command, Call call) implements Operation<Optional<Void>> {
    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(
                call.chain(),
                request,
                RepayCredit.FIELDS,
                List.of(command.claim(call.chain().program())),
                Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        Optional<CreditLine> found = CreditLine.of(state, command.wallet());
        if (found.isEmpty()) {
            return new Verdict.Refuse(new CreditNotGranted(command.wallet().value()));
        }
        CreditLine line = found.get();
        long owed = CreditLines.figures(line, state).owed();
        return elsewhere(line)
                .or(() -> command.paid().till().unlisted(program))
                .or(this::otherMoney)
                .or(() -> tooMuch(owed))
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(new Workings(state), line, now, owed)));
    }

    private Optional<Refusal> elsewhere(CreditLine line) {
        MerchantId merchant = command.paid().till().merchant();
        return merchant.equals(line.lender())
                ? Optional.empty()
                : Optional.of(new MerchantIsNotTheLender(line.lender().value(), merchant.value()));
    }

    private Optional<Refusal> otherMoney() {
        String asked = command.paid().amount().currency();
        String currency = program.place().currency();
        return asked.equals(currency) ? Optional.empty() : Optional.of(new CurrencyMismatch(asked, currency));
    }

    private Optional<Refusal> tooMuch(long owed) {
        return amount() > owed ? Optional.of(new RepaymentExceedsOwed(owed, amount())) : Optional.empty();
    }

    private long amount() {
        return command.paid().amount().minor();
    }

    private Draft draft(Workings workings, CreditLine line, Instant now, long owed) {
        new CreditLot(workings, line).fill(amount(), command.paid().book());
        CreditRepaid repaid = new CreditRepaid(line.wallet(), command.paid(), owed - amount(), command.payment());
        return new Draft(
                EntryKind.CREDIT_REPAY,
                now,
                workings.movements(),
                Optional.of(repaid),
                CreditRefs.why(call, line.wallet()));
    }
}
