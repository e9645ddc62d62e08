package io.guerdon.redemption;

import io.guerdon.earning.PurchaseMade;
import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement.HoldClosed;
import io.guerdon.ledger.OpenHold;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import io.guerdon.redemption.CloseHold.CaptureHold;
import io.guerdon.redemption.CloseHold.VoidHold;
import io.guerdon.redemption.RedeemRefusal.AnotherMerchant;
import io.guerdon.redemption.RedeemRefusal.BelowMinimum;
import io.guerdon.redemption.RedeemRefusal.CaptureExceedsHold;
import io.guerdon.redemption.RedeemRefusal.HoldOfCoupon;
import io.guerdon.unit.Points;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides the end of a hold. Its context is how the hold ended before, where it is no longer open. */
record CloseHoldDecision(Program program, CloseHold command, Call call, Payer payer) implements Operation<EndedHold> {
    private static final List<String> FIELDS = List.of("operation", "hold", "points");

    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        Refusals refusals = switch (command) {
            case CaptureHold _ -> Refusals.REMEMBERED;
            case VoidHold _ -> Refusals.FORGOTTEN;
        };
        return new Terms(call.chain(), request, FIELDS, List.of(), refusals);
    }

    @Override
    public EndedHold gather(History history, AccountState state, Instant now) {
        List<Entry> entries = open(state).isEmpty() && command.hold().isForPayment()
                ? history.byRef(call.chain(), command.hold().value())
                : List.of();
        return EndedHold.in(entries, command.hold());
    }

    /** What is put aside for something else than a payment at a till is no hold of anybody's here. */
    private Optional<OpenHold> open(AccountState state) {
        return command.hold().isForPayment()
                ? Optional.ofNullable(state.holds().get(command.hold()))
                : Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, EndedHold ended) {
        Optional<OpenHold> there = open(state);
        if (there.isEmpty()) {
            return new Verdict.Refuse(ended.refusal());
        }
        OpenHold open = there.get();
        String actsFor = call.actor().merchant();
        if (!actsFor.isEmpty() && !actsFor.equals(open.merchant().value())) {
            return new Verdict.Refuse(new AnotherMerchant(open.merchant().value()));
        }
        return switch (command) {
            case VoidHold _ -> new Verdict.Commit(voided(open, now));
            case CaptureHold capture -> capture(state, open, capture, now);
        };
    }

    private Draft voided(OpenHold open, Instant now) {
        HoldClosed closed =
                new HoldClosed(open.wallet(), open.id(), HoldClosed.Ending.VOIDED, List.of(), open.draws(), Book.HELD);
        Draft.Why why = Draft.Why.of(call).refs(open.id().value());
        return new Draft(EntryKind.VOID, now, List.of(closed), Optional.empty(), why);
    }

    private Verdict capture(AccountState state, OpenHold open, CaptureHold capture, Instant now) {
        if (program.catalogue().coupon(open.wallet()).isPresent()) {
            return new Verdict.Refuse(new HoldOfCoupon(open.id().value()));
        }
        Points points = capture.points().orElse(new Points(open.amount()));
        if (points.value() < 1) {
            return new Verdict.Refuse(new BelowMinimum(1, points.value()));
        }
        if (points.value() > open.amount()) {
            return new Verdict.Refuse(new CaptureExceedsHold(open.amount(), points.value()));
        }
        return new Verdict.Commit(captured(state, open, points, now));
    }

    private Draft captured(AccountState state, OpenHold open, Points points, Instant now) {
        Workings workings = new Workings(state);
        workings.apply(new HoldClosed(
                open.wallet(),
                open.id(),
                HoldClosed.Ending.CAPTURED,
                Draw.between(open.draws(), 0, points.value()),
                Draw.between(open.draws(), points.value(), open.amount()),
                Book.acceptor(open.merchant())));
        payer.spent(workings, now);
        PointsRedeemed redeemed = new PointsRedeemed(
                new Till(open.merchant(), call.actor().store(), call.actor().terminal()),
                open.wallet(),
                points,
                new Spending(program, open.merchant(), open.wallet()).valueOf(points),
                open.reference());
        Draft.Why why = Draft.Why.of(call).refs(refs(open));
        return new Draft(EntryKind.CAPTURE, now, workings.movements(), Optional.of(redeemed), why);
    }

    private static String[] refs(OpenHold open) {
        String hold = open.id().value();
        return open.reference().isEmpty()
                ? new String[] {hold}
                : new String[] {hold, PurchaseMade.receiptRef(open.merchant().value(), open.reference())};
    }
}
