package io.guerdon.redemption;

import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
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
        List<Entry> entries = HeldPayment.in(state, command.hold()).isEmpty()
                        && command.hold().isForPayment()
                ? history.byRef(call.chain(), command.hold().value())
                : List.of();
        return EndedHold.in(entries, command.hold());
    }

    @Override
    public Verdict decide(AccountState state, Instant now, EndedHold ended) {
        Optional<HeldPayment> there = HeldPayment.in(state, command.hold());
        if (there.isEmpty()) {
            return new Verdict.Refuse(ended.refusal());
        }
        HeldPayment open = there.get();
        String actsFor = call.actor().merchant();
        if (!actsFor.isEmpty() && !actsFor.equals(open.merchant().value())) {
            return new Verdict.Refuse(new AnotherMerchant(open.merchant().value()));
        }
        return switch (command) {
            case VoidHold _ -> new Verdict.Commit(voided(open, now));
            case CaptureHold capture ->
                MerchantSuspended.at(program, open.merchant())
                        .<Verdict>map(Verdict.Refuse::new)
                        .orElseGet(() -> capture(state, open, capture, now));
        };
    }

    private Draft voided(HeldPayment open, Instant now) {
        Draft.Why why = Draft.Why.of(call).refs(open.id().value());
        return new Draft(EntryKind.VOID, now, open.voided(), Optional.empty(), why);
    }

    private Verdict capture(AccountState state, HeldPayment open, CaptureHold capture, Instant now) {
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

    private Draft captured(AccountState state, HeldPayment open, Points points, Instant now) {
        Purse purse = Purse.with(program, open.wallet());
        Workings workings = new Workings(state);
        open.captured(purse, points.value()).forEach(workings::apply);
        payer.spent(workings, now);
        PointsRedeemed redeemed = new PointsRedeemed(
                new Till(open.merchant(), call.actor().store(), call.actor().terminal()),
                purse.unit(),
                points,
                new Spending(program, open.merchant(), purse.unit()).valueOf(points),
                open.reference());
        Draft.Why why = Draft.Why.of(call).refs(refs(open));
        return new Draft(EntryKind.CAPTURE, now, workings.movements(), Optional.of(redeemed), why);
    }

    private static String[] refs(HeldPayment open) {
        String hold = open.id().value();
        return open.reference().isEmpty()
                ? new String[] {hold}
                : new String[] {hold, PurchaseMade.receiptRef(open.merchant().value(), open.reference())};
    }
}
