package io.guerdon.credit;

import io.guerdon.credit.CreditRefusal.CreditLimitTooHigh;
import io.guerdon.credit.CreditRefusal.CreditOfAnotherLender;
import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.History;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.CreditSettings;
import io.guerdon.program.Program;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides how much a member may owe. More is put into the lot; less is taken from it, and what is missing then because it was spent is owed of
 * the wallet itself, so that whatever is repaid makes up for that before it can be spent again.
 */
record LimitDecision(Program program, CreditSettings settings, SetCreditLimit command, Call call)
        implements Operation<Optional<Void>> {
    @Override
    public Terms terms() {
        return terms(command, call);
    }

    static Terms terms(SetCreditLimit command, Call call) {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, SetCreditLimit.FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        long before =
                CreditLine.of(state, settings.wallet()).map(CreditLine::limit).orElse(0L);
        return CreditOfAnotherLender.to(call.actor(), settings.lender())
                .or(this::tooHigh)
                .or(() -> command.limit() > before ? mayNotLend(state) : Optional.empty())
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(state, now, before)));
    }

    private Optional<Refusal> mayNotLend(AccountState state) {
        return MerchantSuspended.at(program, settings.lender()).or(() -> Guards.mayEarn(state));
    }

    private Optional<Refusal> tooHigh() {
        return command.limit() > settings.highestLimit()
                ? Optional.of(new CreditLimitTooHigh(settings.highestLimit(), command.limit()))
                : Optional.empty();
    }

    private Draft draft(AccountState state, Instant now, long before) {
        Workings workings = new Workings(state);
        CreditLine line = CreditLine.of(state, settings.wallet())
                .map(there -> changed(workings, there))
                .orElseGet(() -> granted(workings));
        workings.apply(new Arranged(CreditLine.id(state.chain(), line.wallet()), line));
        CreditLimitSet set = new CreditLimitSet(line.wallet(), line.lender(), before, line.limit());
        Draft.Why why = CreditRefs.why(call.because(command.reason()), line.wallet());
        return new Draft(EntryKind.CREDIT_LIMIT, now, workings.movements(), Optional.of(set), why);
    }

    private CreditLine granted(Workings workings) {
        LotTerms terms = CreditLine.terms(settings.lender());
        LotId lot = new LotId(workings.seq(), 0);
        CreditLine line = new CreditLine(
                settings.wallet(),
                lot,
                settings.lender(),
                command.limit(),
                settings.warnsAtBasisPoints(),
                CreditMark.NONE);
        if (command.limit() > 0) {
            workings.open(settings.wallet(), command.limit(), terms, Maturity.NOW, line.book());
        }
        return line;
    }

    private CreditLine changed(Workings workings, CreditLine line) {
        CreditLot lot = new CreditLot(workings, line);
        lot.settle();
        long change = command.limit() - line.limit();
        if (change > 0) {
            lot.fill(change, line.book());
        } else if (change < 0) {
            lot.withdraw(-change);
        }
        return line.agreed(command.limit(), settings.warnsAtBasisPoints());
    }
}
