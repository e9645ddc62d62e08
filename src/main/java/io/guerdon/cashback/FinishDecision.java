package io.guerdon.cashback;

import io.guerdon.cashback.FinishPayout.FailPayout;
import io.guerdon.cashback.FinishPayout.SendPayout;
import io.guerdon.cashback.PayoutRefusal.PayoutFailed;
import io.guerdon.cashback.PayoutRefusal.PayoutNotFound;
import io.guerdon.cashback.PayoutRefusal.PayoutSent;
import io.guerdon.earning.Grace;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement.HoldClosed;
import io.guerdon.ledger.OpenHold;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides the end of a payout. Its context is how the payout ended before, where it is no longer open. */
record FinishDecision(Program program, FinishPayout command, Call call) implements Operation<Optional<PayoutState>> {
    private static final List<String> FIELDS = List.of("operation", "payout", "reference", "reason");

    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<PayoutState> gather(History history, AccountState state, Instant now) {
        return open(state).isPresent() || !command.payout().isOne()
                ? Optional.empty()
                : history.byRef(call.chain(), command.payout().value()).stream()
                        .flatMap(entry -> entry.draft().subject().stream())
                        .filter(PayoutChanged.class::isInstance)
                        .map(subject -> ((PayoutChanged) subject).state())
                        .reduce((_, last) -> last);
    }

    private Optional<OpenHold> open(AccountState state) {
        return command.payout().isOne()
                ? Optional.ofNullable(state.holds().get(command.payout().hold()))
                : Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<PayoutState> before) {
        Optional<OpenHold> open = open(state);
        if (open.isEmpty()) {
            return new Verdict.Refuse(gone(before));
        }
        return new Verdict.Commit(
                switch (command) {
                    case SendPayout send -> sent(open.get(), send, now);
                    case FailPayout fail -> failed(open.get(), fail, now);
                });
    }

    private Refusal gone(Optional<PayoutState> before) {
        String id = command.payout().value();
        if (before.isEmpty()) {
            return new PayoutNotFound(id);
        }
        return switch (before.get()) {
            case SENT -> new PayoutSent(id);
            case FAILED -> new PayoutFailed(id);
            case REQUESTED -> throw new IllegalStateException("payout " + id + " is open and holds nothing");
        };
    }

    /** The program itself accepted it for money, as a merchant does for goods; its issuers owe it that. */
    private Draft sent(OpenHold open, SendPayout send, Instant now) {
        HoldClosed closed = new HoldClosed(
                open.wallet(),
                open.id(),
                HoldClosed.Ending.CAPTURED,
                open.draws(),
                List.of(),
                Book.acceptor(MerchantId.HOUSE));
        return draft(EntryKind.PAYOUT_SENT, now, closed, changed(open, PayoutState.SENT, send.reference()), call);
    }

    private Draft failed(OpenHold open, FailPayout fail, Instant now) {
        List<Draw> back = open.draws().stream()
                .map(draw -> Grace.revive(program, open.wallet(), draw, now))
                .toList();
        HoldClosed closed =
                new HoldClosed(open.wallet(), open.id(), HoldClosed.Ending.VOIDED, List.of(), back, Book.HELD);
        PayoutChanged changed = changed(open, PayoutState.FAILED, "");
        return draft(EntryKind.PAYOUT_FAIL, now, closed, changed, call.because(fail.reason()));
    }

    private PayoutChanged changed(OpenHold open, PayoutState state, String reference) {
        return new PayoutChanged(command.payout(), open.wallet(), open.amount(), state, reference);
    }

    private static Draft draft(EntryKind kind, Instant now, HoldClosed closed, PayoutChanged changed, Call call) {
        return new Draft(
                kind,
                now,
                List.of(closed),
                Optional.of(changed),
                Draft.Why.of(call).refs(changed.payout().value(), Payouts.ALL));
    }
}
